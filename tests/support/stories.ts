import fc from "fast-check";
import * as Y from "yjs";
import { remainingPoints, setPoints, type Allocation } from "#shared/domain/allocation.ts";
import type { AreaId } from "#shared/domain/areas.ts";
import { moveArea } from "#shared/domain/ranking.ts";
import { otherSeat, SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { parsePointsRecord } from "#shared/document/points-records.ts";
import { parseRankRecord } from "#shared/document/rank-records.ts";
import { readBoard } from "#shared/document/read-board.ts";
import { pointsRecordsOf, rankRecordsOf } from "#shared/document/schema.ts";
import { MAX_STAMP } from "#shared/document/stamped-records.ts";
import { arrivals } from "./arrivals.ts";
import { anAllocation, anArea, aPlace, aSeat, somePoints } from "./arbitraries.ts";
import { contentOf, demandSoundReading, demandValid, reloaded } from "./invariants.ts";
import { junkUpdate, someJunk, type Junk } from "./junk.ts";
import { demand, demandSame } from "./property.ts";
import { Replicas, type Replica } from "./replicas.ts";

/** One thing that happens to a board that several pages have open. */
type Event = { readonly at: number; readonly wait: number } & (
  | { readonly type: "begin"; readonly seat: SeatId }
  | { readonly type: "place"; readonly area: AreaId; readonly place: number | null }
  | {
      readonly type: "points";
      readonly area: AreaId;
      readonly points: number;
      readonly donors: readonly AreaId[];
    }
  | { readonly type: "column"; readonly column: Allocation }
  | { readonly type: "undo" | "redo" | "abandon" }
  | { readonly type: "deliver"; readonly index: number; readonly v2: boolean }
  | { readonly type: "pull"; readonly from: number }
  | { readonly type: "restart"; readonly v2: boolean }
  | { readonly type: "junk"; readonly junk: Junk }
);

/** What several pages live through. */
export type Story = {
  readonly skews: readonly number[];
  readonly seed: number;
  readonly events: readonly Event[];
};

const DAY = 86_400_000;

const whereAndWhen = {
  at: fc.nat(3),
  // Often nothing, so that stamps of different pages meet in the same millisecond; sometimes a fraction.
  wait: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 700 }), fc.constant(0.4)),
};

const writes = [
  { weight: 5, arbitrary: fc.record({ ...whereAndWhen, type: fc.constant("begin" as const), seat: aSeat }) },
  {
    weight: 8,
    arbitrary: fc.record({
      ...whereAndWhen,
      type: fc.constant("place" as const),
      area: anArea,
      place: aPlace,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      ...whereAndWhen,
      type: fc.constant("points" as const),
      area: anArea,
      points: somePoints,
      donors: fc.oneof(fc.constant([]), fc.array(anArea, { maxLength: 3 })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ ...whereAndWhen, type: fc.constant("column" as const), column: anAllocation }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      ...whereAndWhen,
      type: fc.constantFrom("undo" as const, "redo" as const, "abandon" as const),
    }),
  },
  ...arrivals(whereAndWhen, { lastPage: 3, weight: 10 }),
] satisfies fc.WeightedArbitrary<Event>[];

const junkEvent = fc.record({ ...whereAndWhen, type: fc.constant("junk" as const), junk: someJunk });

/**
 * Random stories, with or without somebody's junk in the document. Half of them crowd everything onto one column of
 * one seat, since over-committed points and equal stamps are rare elsewhere.
 */
function stories({ junk }: { readonly junk: boolean }): fc.Arbitrary<Story> {
  const event = fc.oneof(...writes, ...(junk ? [{ weight: 10, arbitrary: junkEvent }] : []));
  const story = fc.record({
    skews: fc.array(fc.constantFrom(0, 0, 0.25, 2000, -2000, DAY, -DAY), { minLength: 2, maxLength: 4 }),
    seed: fc.integer(),
    events: fc.array(event, { minLength: 1, maxLength: 45 }),
  });
  return fc.oneof(story, story.map(crowded));
}

function crowded(story: Story): Story {
  const events = story.events.map((event): Event => {
    if (event.type === "begin") return { ...event, seat: "left" };
    if (event.type === "junk") {
      // Often at the end of the clock, where every stamp is the same and only the slot decides.
      const value = event.wait === 0 ? stampedAtTheEnd(event.junk.value) : event.junk.value;
      return { ...event, junk: { root: "points:left", as: "list", value } };
    }
    // Often from one and the same area, so that it is asked for more than it has.
    if (event.type === "place")
      return {
        ...event,
        type: "points",
        points: 15 * (event.place ?? 0),
        donors: event.wait === 0 ? ["impact"] : [],
      };
    return event;
  });
  return { ...story, skews: story.skews.slice(0, 3), events };
}

function stampedAtTheEnd(value: unknown): unknown {
  return Array.isArray(value) ? value.map((each: unknown, at) => (at === 1 ? MAX_STAMP : each)) : value;
}

/**
 * Everything that must hold on every page after every event, and of all pages once everything has arrived:
 * valid answers, reading that writes nothing, exact writes, the other seat untouched, and in the end one board.
 */
export function storyProperty(options: { readonly junk: boolean }): fc.IProperty<[Story]> {
  return fc.property(stories(options), (story) => liveThrough(story, options.junk));
}

function liveThrough(story: Story, junk: boolean): void {
  const replicas = new Replicas(story.skews, story.seed);
  try {
    for (const event of story.events) {
      replicas.time += event.wait;
      const replica = happen(replicas, event);
      const board = demandSoundReading(replica.doc);
      demandSame(replica.read(), board, "the reader that keeps references");
    }
    if (!junk) for (const { doc } of replicas.all) demandTidy(doc, replicas.all.length);
    demandOneBoard(replicas, story.seed, junk);
  } finally {
    replicas.close();
  }
}

function happen(replicas: Replicas, event: Event): Replica {
  const replica = replicas.at(event.at);
  switch (event.type) {
    case "begin":
      replica.begin(event.seat);
      return replica;
    case "place":
    case "points":
    case "column":
      demandExactWrite(replica, event);
      return replica;
    case "undo":
    case "redo": {
      const before = seen(replica);
      const next = event.type === "undo" ? replica.undo.nextUndo() : replica.undo.nextRedo();
      const outcome = event.type === "undo" ? replica.takeBack() : replica.bringAgain();
      demand(
        (next === null) === (outcome === "empty"),
        `${event.type} of ${JSON.stringify(next)} was ${outcome}`,
      );
      const changed = seen(replica) !== before;
      demand(changed === (outcome === "done"), `${event.type} was ${outcome}, visible: ${changed}`);
      return replica;
    }
    case "abandon":
      replica.abandon();
      return replica;
    case "deliver":
      replicas.deliver(replica, event.index, event.v2);
      return replica;
    case "pull":
      replicas.pull(replica, replicas.at(event.from));
      return replica;
    case "restart":
      return replicas.restart(event.at, event.v2);
    case "junk":
      replicas.sent.push(junkUpdate(event.junk, 7 + 64 * replicas.sent.length + 2 ** 27));
      replicas.deliver(replica, replicas.sent.length - 1);
      return replica;
  }
}

function seen(replica: Replica): string {
  return JSON.stringify(SEAT_IDS.map((seat) => replica.answers(seat)));
}

/** A write does on any state exactly what it says, and nothing else. */
function demandExactWrite(
  replica: Replica,
  event: Event & { readonly type: "place" | "points" | "column" },
): void {
  if (replica.seat === null) replica.begin("left");
  const seat = replica.seat ?? "left";
  const before = replica.answers(seat);
  const across = JSON.stringify(replica.answers(otherSeat(seat)));
  switch (event.type) {
    case "place":
      replica.place(event.area, event.place);
      demandSame(
        replica.answers(seat).ranking,
        moveArea(before.ranking, event.area, event.place),
        "the ranking after a move",
      );
      demandSame(replica.answers(seat).points, before.points, "points after a move");
      break;
    case "column":
      replica.setAllocation(event.column);
      demandSame(replica.answers(seat).points, event.column, "points after setting them all");
      break;
    case "points": {
      const { area, points, donors } = event;
      replica.setPoints(area, points, donors);
      const after = replica.answers(seat);
      if (donors.length === 0)
        demandSame(after.points, setPoints(before.points, area, points), "points after a change");
      const givers = new Set(donors.filter((donor) => donor !== area));
      let most = before.points[area] + remainingPoints(before.points);
      for (const donor of givers) most += before.points[donor];
      demand(
        after.points[area] === Math.min(Math.max(Math.round(points), 0), most),
        `${area} asked ${points}, most ${most}, got ${after.points[area]}`,
      );
      const others = (each: Allocation): unknown =>
        Object.entries(each).filter(([key]) => key !== area && !givers.has(key as AreaId));
      demandSame(others(after.points), others(before.points), "areas that nobody touched");
      break;
    }
  }
  if (event.type !== "place")
    demandSame(replica.answers(seat).ranking, before.ranking, "the ranking after points");
  demandSame(JSON.stringify(replica.answers(otherSeat(seat))), across, "the other seat");
}

/** Without junk every record parses, and only the newest of each area and some concurrent ones are left. */
function demandTidy(doc: Y.Doc, writers: number): void {
  for (const seat of SEAT_IDS) {
    const rank = rankRecordsOf(doc, seat).toArray();
    const points = pointsRecordsOf(doc, seat).toArray();
    for (const raw of rank) {
      const record = parseRankRecord(raw);
      demand(record !== null, () => `a rank record that does not parse: ${JSON.stringify(raw)}`);
      demand((record.key ?? "").length <= 40, () => `a long key: ${JSON.stringify(raw)}`);
    }
    for (const raw of points)
      demand(parsePointsRecord(raw) !== null, () => `a claim that does not parse: ${JSON.stringify(raw)}`);
    demand(
      Math.max(rank.length, points.length) <= 6 * (writers + 8),
      `${rank.length} and ${points.length} records`,
    );
  }
}

/** Once everything has arrived every page, every reload and a fresh page in any order show the same board. */
function demandOneBoard(replicas: Replicas, seed: number, junk: boolean): void {
  const newcomer = new Y.Doc();
  const order = replicas.sent.map((sent, index) => ({ sent, rank: Math.imul(index + 1, seed | 1) >>> 0 }));
  for (const { sent } of order.toSorted((a, b) => a.rank - b.rank)) Y.applyUpdate(newcomer, sent.v1);
  replicas.syncAll();
  const { doc } = replicas.at(0);
  // Yjs can leave misordered structs pending for good; a difference by state vector heals it, as a reconnect does.
  Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(newcomer)));
  const copies = [
    newcomer,
    ...replicas.all.map((replica) => replica.doc),
    reloaded(doc, false),
    reloaded(doc, true),
  ];
  const board = readBoard(doc);
  for (const copy of copies) {
    demandSame(demandSoundReading(copy), board, "the board on another page");
    if (!junk) demandSame(contentOf(copy), contentOf(doc), "the records on another page");
  }
  for (const seat of SEAT_IDS) demandValid(board.answers[seat]);
  newcomer.destroy();
}
