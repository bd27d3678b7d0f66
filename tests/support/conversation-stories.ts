import fc from "fast-check";
import * as Y from "yjs";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { isComplete } from "#shared/domain/board.ts";
import { MAX_REPLY_LENGTH } from "#shared/domain/conversation.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { createBoardReader } from "#shared/document/read-board.ts";
import { firstRecordsOf, pinKey, replyOf, talkedKey, talkOf } from "#shared/document/schema.ts";
import { arrivals } from "./arrivals.ts";
import { anArea, aSeat } from "./arbitraries.ts";
import {
  aspectsOf,
  aTalkGesture,
  ConversationPage,
  makeTalkGesture,
  twoConversations,
  type TalkGesture,
} from "./conversation-page.ts";
import { demandSoundReading, reloaded } from "./invariants.ts";
import { demand, demandSame } from "./property.ts";
import { Replicas, type Sent } from "./replicas.ts";

type Junk = {
  readonly how: (typeof HOWS)[number];
  readonly seat: SeatId;
  readonly area: (typeof AREA_IDS)[number];
  readonly value: unknown;
};

const HOWS = [
  "pin",
  "talked",
  "foreign key",
  "first",
  "words",
  "marked words",
  "map",
  "list",
  "xml",
] as const;

const ORDER = [0, 1, 2, 3, 4, 5];
const POINTS = [100, 0, 0, 0, 0, 0];
const aValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
  fc.constantFrom<unknown>(5, -5, 0, -0, 0.5, 1e300, 2 ** 48, 2 ** 48 + 1, "5", true, new Uint8Array([1])),
  fc.constantFrom<unknown>(
    [1, 5, ORDER, POINTS, ORDER, POINTS],
    [1, 5, [5, 4, 3, 2, 1, 0], POINTS, ORDER, [-0, 0, 0, 0, 0, 100], "more"],
    [1, 4, ORDER, [99, 0, 0, 0, 0, 0], ORDER, POINTS],
    [1, 4, [0, 0, 2, 3, 4, 5], POINTS, ORDER, POINTS],
    [1, 4, [0, 1, 2, 3, 4], POINTS, ORDER, POINTS],
    [1, 4, ["0", 1, 2, 3, 4, 5], POINTS, ORDER, POINTS],
    [1, 4, [JSON.parse(`{"valueOf":1,"toString":1}`), 1, 2, 3, 4, 5], POINTS, ORDER, POINTS],
    [1, -4, ORDER, POINTS, ORDER, POINTS],
    [1, 0.5, ORDER, POINTS, ORDER, POINTS],
    [2, 4, ORDER, POINTS, ORDER, POINTS],
    [1, 4, ORDER, [50.5, 49.5, 0, 0, 0, 0], ORDER, POINTS],
    [1, 4, ORDER, "100000", "012345", POINTS],
    [12n],
  ),
);

const someJunk: fc.Arbitrary<Junk> = fc.record({
  how: fc.constantFrom(...HOWS),
  seat: aSeat,
  area: anArea,
  value: aValue,
});

/** The transaction of somebody else's program, on its own copy of the document or on none. */
function junkUpdate(state: Uint8Array, { how, seat, area, value }: Junk, clientID: number): Sent {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  const isStranger = how === "map" || how === "list" || how === "xml";
  if (!isStranger) Y.applyUpdate(doc, state);
  let v1: Uint8Array = new Uint8Array();
  let v2: Uint8Array = new Uint8Array();
  doc.on("update", (update: Uint8Array) => (v1 = update));
  doc.on("updateV2", (update: Uint8Array) => (v2 = update));
  doc.transact(() => {
    if (how === "pin") talkOf(doc).set(pinKey(seat, area), value);
    else if (how === "talked") talkOf(doc).set(talkedKey(area), value);
    else if (how === "foreign key") talkOf(doc).set("pin:left:__proto__", new Y.Map([["a", value]]));
    else if (how === "first") firstRecordsOf(doc).push([value, new Y.Map(), "text", null]);
    else if (how === "words") replyOf(doc, seat, area).insert(0, "😀long \u202E".repeat(300));
    else if (how === "marked words") {
      replyOf(doc, seat, area).applyDelta([
        { insert: "a", attributes: { bold: true } },
        { insert: { b: 1 } },
      ]);
      replyOf(doc, seat, area).insertEmbed(0, new Y.Map());
    } else if (how === "map") {
      doc.getMap(`reply:${seat}:${area}`).set("a", value);
      doc.getMap("first").set("a", value);
    } else if (how === "list") {
      doc.getArray(`reply:${seat}:${area}`).push([value, new Y.Doc()]);
      doc.getArray("talk").push([value]);
    } else {
      doc.getXmlFragment(`reply:${seat}:${area}`).insert(0, [new Y.XmlElement("p")]);
      doc.getXmlFragment("talk").insert(0, [new Y.XmlElement("p")]);
    }
  });
  doc.destroy();
  return { v1, v2 };
}

type Event = { readonly at: number; readonly wait: number } & (
  | { readonly type: "gesture"; readonly gesture: TalkGesture }
  | { readonly type: "undo" | "redo" | "record" | "finish and record" }
  | { readonly type: "deliver"; readonly index: number; readonly v2: boolean }
  | { readonly type: "pull"; readonly from: number }
  | { readonly type: "restart"; readonly v2: boolean }
  | { readonly type: "junk"; readonly junk: Junk }
);

const whereAndWhen = {
  at: fc.nat(2),
  wait: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 700 })),
};

const events = [
  {
    weight: 12,
    arbitrary: fc.record({
      ...whereAndWhen,
      type: fc.constant("gesture" as const),
      gesture: aTalkGesture,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      ...whereAndWhen,
      type: fc.constantFrom("undo" as const, "undo" as const, "redo" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...whereAndWhen,
      type: fc.constantFrom("record" as const, "finish and record" as const),
    }),
  },
  ...arrivals(whereAndWhen, { lastPage: 2, weight: 6 }),
] satisfies fc.WeightedArbitrary<Event>[];

const junkEvent = fc.record({ ...whereAndWhen, type: fc.constant("junk" as const), junk: someJunk });

type Story = { readonly skews: readonly number[]; readonly seed: number; readonly events: readonly Event[] };

/**
 * Everything that must hold of a conversation on every page after every event, and of all pages once everything has
 * arrived: sound reading that writes nothing, a first record that never becomes a later one or none, undo that says what
 * it did, and in the end the same on every page.
 */
export function conversationStoryProperty({ junk }: { readonly junk: boolean }): fc.IProperty<[Story]> {
  const story = fc.record({
    skews: fc.array(fc.constantFrom(0, 0, 0.25, 2000, -86_400_000), { minLength: 2, maxLength: 3 }),
    seed: fc.integer(),
    events: fc.array(fc.oneof(...events, ...(junk ? [{ weight: 8, arbitrary: junkEvent }] : [])), {
      minLength: 1,
      maxLength: 40,
    }),
  });
  return fc.property(story, liveThrough);
}

function liveThrough({ skews, seed, events: happenings }: Story): void {
  const replicas = new Replicas(skews, seed);
  const pages = replicas.all.map((replica) => new ConversationPage(replica));
  try {
    for (const event of happenings) {
      replicas.time += event.wait;
      const at = event.at % pages.length;
      const page = pages[at];
      if (page === undefined) continue;
      const before = page.replica.read().first;
      if (event.type === "restart") pages[at] = new ConversationPage(replicas.restart(at, event.v2));
      else happen(replicas, page, at % 2 ? "right" : "left", event);
      const { doc, replica } = pages[at] ?? page;
      demandSoundTalk(doc);
      const { first } = replica.read();
      demand(before === null || (first !== null && first.at <= before.at), "a first record that has gone");
      demand(first === null || replica.read().first === first, "the same first record was not kept");
    }
    demandOneTalk(replicas, seed);
  } finally {
    replicas.close();
  }
}

function happen(
  replicas: Replicas,
  page: ConversationPage,
  seat: SeatId,
  event: Exclude<Event, { type: "restart" }>,
): void {
  const { replica } = page;
  switch (event.type) {
    case "gesture":
      makeTalkGesture(page, seat, event.gesture);
      break;
    case "undo":
    case "redo": {
      const before = JSON.stringify(page.seen());
      const next = event.type === "undo" ? replica.undo.nextUndo() : replica.undo.nextRedo();
      const outcome = event.type === "undo" ? replica.takeBack() : replica.bringAgain();
      demand((next === null) === (outcome === "empty"), `${event.type} of ${next?.kind} was ${outcome}`);
      const hasChanged = JSON.stringify(page.seen()) !== before;
      demand(hasChanged === (outcome === "done"), `${event.type} was ${outcome}, visible: ${hasChanged}`);
      break;
    }
    case "record":
    case "finish and record": {
      if (event.type !== "record") for (const each of SEAT_IDS) page.complete(each);
      const { first, answers } = replica.read();
      page.record();
      const isTime = SEAT_IDS.every((each) => isComplete(answers[each]));
      const recorded = replica.read().first;
      if (first !== null) demand(recorded === first, "a second record was read");
      else demandSame(recorded?.answers ?? null, isTime ? answers : null, "the record");
      break;
    }
    case "deliver":
      replicas.deliver(replica, event.index, event.v2);
      break;
    case "pull":
      replicas.pull(replica, replicas.at(event.from));
      break;
    case "junk": {
      const state = Y.encodeStateAsUpdate(page.doc);
      const sent = junkUpdate(state, event.junk, 7 + 64 * replicas.sent.length + 2 ** 27);
      if (sent.v1.length === 0) break;
      replicas.sent.push(sent);
      replicas.deliver(replica, replicas.sent.length - 1);
      break;
    }
  }
}

function demandSoundTalk(doc: Y.Doc): void {
  const { conversation, first } = demandSoundReading(doc);
  const inCardOrder = (areas: readonly string[]): void =>
    demandSame(
      areas,
      AREA_IDS.filter((area) => areas.includes(area)),
      "areas in card order",
    );
  inCardOrder(conversation.talked);
  demandSame(Object.keys(conversation.replies), AREA_IDS, "replies to the six areas");
  for (const seat of SEAT_IDS) {
    inCardOrder(conversation.pins[seat]);
    for (const area of AREA_IDS) {
      const reply = conversation.replies[area][seat];
      demand(reply.length <= 2 * MAX_REPLY_LENGTH, `a reply of ${reply.length} characters`);
      demand(!/[\p{Cs}\u202E\r\t]/u.test(reply), () => `an untidy reply ${JSON.stringify(reply)}`);
      demand(reply === reply.trim(), "a reply with space around it");
    }
    if (first === null) continue;
    demand(Number.isSafeInteger(first.at) && first.at > 0, `a moment ${first.at}`);
    demand(isComplete(first.answers[seat]), "a first record that is not complete");
    demandSame([...first.answers[seat].ranking.placed].toSorted(), [...AREA_IDS].toSorted(), "its order");
  }
}

/** Once everything has arrived every page, every reload and a fresh page in any order read the same. */
function demandOneTalk(replicas: Replicas, seed: number): void {
  const newcomer = new Y.Doc();
  const order = replicas.sent.map((sent, index) => ({ sent, rank: Math.imul(index + 1, seed | 1) >>> 0 }));
  for (const { sent } of order.toSorted((a, b) => a.rank - b.rank)) Y.applyUpdate(newcomer, sent.v1);
  replicas.syncAll();
  const { doc } = replicas.at(0);
  // Yjs can leave misordered structs pending for good; a difference by state vector heals it, as a reconnect does.
  Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(newcomer)));
  const all = createBoardReader(doc)();
  for (const copy of [
    newcomer,
    ...replicas.all.map((each) => each.doc),
    reloaded(doc, false),
    reloaded(doc, true),
  ]) {
    demandSoundTalk(copy);
    demandSame(createBoardReader(copy)(), all, "the board on another page");
  }
  for (const replica of replicas.all) demandSame(replica.read(), all, "what a page has kept");
  newcomer.destroy();
}

const someGestures = fc.array(aTalkGesture, { maxLength: 10 });

/** A person alone walks back through all gestures and forth again, and sees what was seen then. */
export function soloTalkUndoProperty(): fc.IProperty<unknown> {
  return fc.property(someGestures, fc.integer(), (gestures, seed) => {
    const { replicas, robin } = twoConversations(seed);
    const shown = [robin.seen()];
    for (const gesture of gestures) {
      replicas.time += 50;
      if (makeTalkGesture(robin, "left", gesture)) shown.push(robin.seen());
    }
    for (const earlier of shown.toReversed().slice(1)) {
      demand(robin.replica.takeBack() !== "empty", "there was no step to take back");
      demandSame(robin.seen(), earlier, "after an undo");
    }
    demand(robin.replica.takeBack() === "empty", "there was one more step to take back");
    for (const later of shown.slice(1)) {
      demand(robin.replica.bringAgain() !== "empty", "there was no step to bring again");
      demandSame(robin.seen(), later, "after a redo");
    }
    replicas.close();
  });
}

/** After an undo, what the other has changed since stands; everything else is as it was before one's gesture. */
export function talkUndoAfterAnotherProperty(): fc.IProperty<unknown> {
  const mineAndTheirs = aTalkGesture.chain((mine) => {
    const likeMine = fc.boolean().map((isSet) => ("isSet" in mine ? { ...mine, isSet } : mine));
    const theirs = fc.oneof(aTalkGesture, likeMine);
    return fc.tuple(fc.constant(mine), fc.array(theirs, { minLength: 1, maxLength: 3 }));
  });
  return fc.property(someGestures, mineAndTheirs, fc.integer(), (earlier, [mine, others], seed) => {
    const { replicas, robin, sam } = twoConversations(seed);
    for (const [index, gesture] of earlier.entries()) {
      replicas.time += 50;
      makeTalkGesture(index % 2 ? sam : robin, index % 2 ? "right" : "left", gesture);
      replicas.syncAll();
    }
    const before = aspectsOf(robin);
    if (makeTalkGesture(robin, "left", mine)) {
      const withMine = aspectsOf(robin);
      replicas.syncAll();
      const touched = new Set<string>();
      for (const gesture of others) {
        const was = aspectsOf(sam);
        if (makeTalkGesture(sam, "right", gesture)) {
          for (const [key, value] of aspectsOf(sam)) if (was.get(key) !== value) touched.add(key);
        }
      }
      replicas.syncAll();
      const withBoth = aspectsOf(robin);
      robin.replica.takeBack();
      for (const [key, now] of aspectsOf(robin)) {
        const wanted = touched.has(key) ? withBoth.get(key) : before.get(key);
        demand(now === wanted, () => `${key} is ${now}, wanted ${wanted}, mine ${withMine.get(key)}`);
      }
      replicas.syncAll();
      demandSame(robin.seen(), sam.seen(), "both pages after an undo");
      robin.replica.bringAgain();
      demandSame([...aspectsOf(robin)], [...withBoth], "after a redo");
    }
    replicas.close();
  });
}

/** An undo leaves alone what the other person has done at the same time, but for what both have done to one tick. */
export function talkUndoBesideAnotherProperty(): fc.IProperty<unknown> {
  return fc.property(
    someGestures,
    aTalkGesture,
    aTalkGesture,
    fc.integer(),
    (earlier, mine, theirs, seed) => {
      const { replicas, robin, sam } = twoConversations(seed);
      for (const [index, gesture] of earlier.entries()) {
        replicas.time += 50;
        makeTalkGesture(index % 2 ? sam : robin, index % 2 ? "right" : "left", gesture);
        replicas.syncAll();
      }
      const before = aspectsOf(robin);
      if (makeTalkGesture(robin, "left", mine)) {
        const mineAlone = aspectsOf(robin);
        makeTalkGesture(sam, "right", theirs);
        const theirsAlone = aspectsOf(sam);
        replicas.syncAll();
        const merged = robin.seen();
        robin.replica.takeBack();
        for (const [key, now] of aspectsOf(robin)) {
          const [was, alone] = [before.get(key), theirsAlone.get(key)];
          const byBoth = mineAlone.get(key) !== was && alone !== was;
          demand(now === alone || (byBoth && now === was), () => `${key} is ${now}, theirs alone ${alone}`);
        }
        replicas.syncAll();
        demandSame(robin.seen(), sam.seen(), "both pages after an undo");
        robin.replica.bringAgain();
        demandSame(robin.seen(), merged, "after a redo");
      }
      replicas.close();
    },
  );
}
