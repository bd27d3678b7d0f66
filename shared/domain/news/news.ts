import { AREA_IDS, isAreaId, type AreaId } from "../areas.ts";
import type { PerSeat, SeatId } from "../seats.ts";
import { STEP_IDS, type Step } from "../steps.ts";
import type { TimerKey } from "../whiteboard/timer.ts";
import type { Facts } from "./facts.ts";

/** What one person has done since the last telling. */
export type PersonNews = {
  /** `come` and `left`, or another step. */
  readonly where: "come" | "left" | Step | null;
  /** The cards that were moved and where they lie now: the fewest that make the new order of the old one. */
  readonly moved: readonly { readonly area: AreaId; readonly place: number }[];
  /** The whole new order. */
  readonly order: readonly AreaId[];
  readonly unplaced: readonly AreaId[];
  readonly points: readonly { readonly area: AreaId; readonly points: number }[];
  readonly pinned: readonly AreaId[];
  readonly unpinned: readonly AreaId[];
  /** The areas about which something else is written now. */
  readonly wrote: readonly AreaId[];
  readonly addedNotes: number;
  readonly ink: "drew" | "erased" | null;
};

/** All that is other than what has been told: each difference once, however many changes led to it. */
export type News = {
  readonly of: PerSeat<PersonNews>;
  /** Null where the title is the one that was told. */
  readonly title: string | null;
  readonly names: PerSeat<string | null>;
  readonly talked: readonly AreaId[];
  readonly untalked: readonly AreaId[];
  readonly changedNotes: number;
  readonly removedNotes: number;
  readonly timersSet: readonly TimerKey[];
  readonly timersStopped: readonly TimerKey[];
};

/** What has changed from what was told to what is so now; equal facts are no news. */
export function newsOf(told: Facts, now: Facts): News {
  const changed = (name: string): string | null =>
    told.get(name) === now.get(name) ? null : (now.get(name) ?? "");
  const notes = [...new Set([...told.keys(), ...now.keys()])].filter((name) => name.startsWith("note/"));
  const timers = ([...STEP_IDS, ...AREA_IDS] as const).filter((key) => changed(`timer/${key}`) !== null);
  return {
    of: { left: newsOfPerson("left", told, now), right: newsOfPerson("right", told, now) },
    title: changed("title"),
    names: { left: changed("name/left"), right: changed("name/right") },
    talked: AREA_IDS.filter((area) => changed(`talked/${area}`) === "yes"),
    untalked: AREA_IDS.filter((area) => changed(`talked/${area}`) === ""),
    changedNotes: notes.filter((name) => told.has(name) && now.has(name) && changed(name) !== null).length,
    removedNotes: notes.filter((name) => told.has(name) && !now.has(name)).length,
    timersSet: timers.filter((key) => now.has(`timer/${key}`)),
    timersStopped: timers.filter((key) => !now.has(`timer/${key}`)),
  };
}

function newsOfPerson(seat: SeatId, told: Facts, now: Facts): PersonNews {
  const is = (kind: string, area: AreaId): string | undefined => now.get(`${kind}/${seat}/${area}`);
  const isOther = (kind: string) => (area: AreaId) => told.get(`${kind}/${seat}/${area}`) !== is(kind, area);
  const [before, order] = [orderIn(told, seat), orderIn(now, seat)];
  const moved = fewestMoves(before, order);
  const [wasAt, isAt] = [told.get(`step/${seat}`), now.get(`step/${seat}`)];
  const ink = Number(now.get(`ink/${seat}`) ?? 0) - Number(told.get(`ink/${seat}`) ?? 0);
  const pins = AREA_IDS.filter(isOther("pin"));
  return {
    where:
      wasAt === isAt ? null : isAt === undefined ? "left" : wasAt === undefined ? "come" : (isAt as Step),
    moved: moved.map((area) => ({ area, place: order.indexOf(area) + 1 })),
    order,
    unplaced: before.filter((area) => !order.includes(area)),
    points: AREA_IDS.filter(isOther("points")).map((area) => ({
      area,
      points: Number(is("points", area) ?? 0),
    })),
    pinned: pins.filter((area) => is("pin", area) !== undefined),
    unpinned: pins.filter((area) => is("pin", area) === undefined),
    wrote: AREA_IDS.filter(isOther("reply")),
    addedNotes: [...now.keys()].filter((name) => name.startsWith(`note/${seat}/`) && !told.has(name)).length,
    ink: ink === 0 ? null : ink > 0 ? "drew" : "erased",
  };
}

function orderIn(facts: Facts, seat: SeatId): readonly AreaId[] {
  return (facts.get(`order/${seat}`) ?? "").split(" ").filter(isAreaId);
}

/**
 * The areas to take out of one order and to put in elsewhere, so that it becomes the other one: as few as can be, in
 * their new order. All others keep their order: they are the longest run that both orders share.
 */
function fewestMoves(before: readonly AreaId[], after: readonly AreaId[]): readonly AreaId[] {
  const shared = after.filter((area) => before.includes(area));
  /** The longest run that ends with each of the shared areas. */
  const runs: (readonly AreaId[])[] = [];
  for (const [at, area] of shared.entries()) {
    const earlier = runs
      .slice(0, at)
      .filter((run) => before.indexOf(run.at(-1) ?? area) < before.indexOf(area));
    runs.push([...longest(earlier), area]);
  }
  const kept = longest(runs);
  return after.filter((area) => !kept.includes(area));
}

/** The longest of several runs; of equal ones the last, so that of two that changed places the upper one has moved. */
function longest(runs: readonly (readonly AreaId[])[]): readonly AreaId[] {
  return runs.reduce<readonly AreaId[]>((best, run) => (run.length >= best.length ? run : best), []);
}
