import fc from "fast-check";
import {
  aWhiteboardGesture,
  makeWhiteboardGesture,
  withOwnLetters,
  type WhiteboardGesture,
} from "./whiteboard-gestures.ts";
import { twoWhiteboards, type WhiteboardPage } from "./whiteboard-page.ts";
import { demand, demandSame } from "./property.ts";

const someGestures = fc.array(aWhiteboardGesture, { maxLength: 10 });

/** Half of them do the same kind of thing to the same note, which is rare elsewhere. */
const twoGestures = fc.tuple(aWhiteboardGesture, aWhiteboardGesture).chain(([mine, theirs]) =>
  fc.tuple(
    fc.constant(mine),
    fc.oneof(
      fc.constant(theirs),
      aWhiteboardGesture.filter(({ type }) => type === mine.type).map((each) => samePick(each, mine)),
    ),
  ),
);

function samePick(gesture: WhiteboardGesture, other: WhiteboardGesture): WhiteboardGesture {
  return "pick" in gesture && "pick" in other ? { ...gesture, pick: other.pick } : gesture;
}

/** A person alone walks back through all gestures and forth again, one or two times, and sees what was seen then. */
export function soloUndoProperty(): fc.IProperty<unknown> {
  return fc.property(someGestures, fc.integer(), fc.boolean(), (gestures, seed, again) => {
    const { replicas, robin, sam } = twoWhiteboards(seed);
    furnish(sam);
    replicas.syncAll();
    const shown = [robin.seen()];
    for (const gesture of gestures) {
      replicas.time += 50;
      if (makeWhiteboardGesture(robin, gesture)) shown.push(robin.seen());
    }
    for (let round = again ? 2 : 1; round > 0; round -= 1) {
      for (const earlier of shown.toReversed().slice(1)) {
        demand(robin.replica.takeBack() !== "empty", "there was no step to take back");
        demandSame(robin.seen(), earlier, "after an undo");
      }
      demand(robin.replica.takeBack() === "empty", "there was one more step to take back");
      for (const later of shown.slice(1)) {
        demand(robin.replica.bringAgain() !== "empty", "there was no step to bring again");
        demandSame(robin.seen(), later, "after a redo");
      }
      demand(robin.replica.bringAgain() === "empty", "there was one more step to bring again");
    }
    replicas.close();
  });
}

/** An undo leaves the other person's gesture of the same time alone, and a redo brings back what both had made. */
export function undoBesideAnotherProperty(): fc.IProperty<unknown> {
  return afterSomeTurns(({ replicas, robin, sam }, mine, theirs) => {
    const before = aspectsOf(robin);
    const wrote = makeWhiteboardGesture(robin, mine);
    const mineAlone = aspectsOf(robin);
    makeWhiteboardGesture(sam, theirs);
    const alone = aspectsOf(sam);
    replicas.syncAll();
    const merged = robin.seen();
    if (!wrote) return;
    demand(robin.replica.takeBack() !== "empty", "there was nothing to take back");
    demandOthersAlone(aspectsOf(robin), before, mineAlone, alone);
    replicas.syncAll();
    demandSame(robin.seen(), sam.seen(), "both pages after an undo");
    robin.replica.bringAgain();
    demandSame(robin.seen(), merged, "after a redo");
  });
}

/** An undo leaves everything that the other person has done since, and takes back everything else of one's gesture. */
export function undoAfterAnotherProperty(): fc.IProperty<unknown> {
  return afterSomeTurns(({ replicas, robin, sam }, mine, theirs) => {
    const before = aspectsOf(robin);
    if (!makeWhiteboardGesture(robin, mine)) return;
    const withMine = aspectsOf(robin);
    replicas.syncAll();
    makeWhiteboardGesture(sam, theirs);
    replicas.syncAll();
    const withBoth = aspectsOf(robin);
    const hasChanged = robin.replica.takeBack() === "done";
    const after = aspectsOf(robin);
    demandTheirsStand({ before, withMine, withBoth, after });
    replicas.syncAll();
    demandSame(robin.seen(), sam.seen(), "both pages after an undo");
    if (hasChanged) robin.replica.bringAgain();
    const inOrder = (aspects: Aspects): unknown => [...aspects].toSorted(([a], [b]) => (a < b ? -1 : 1));
    demandSame(inOrder(aspectsOf(robin)), inOrder(withBoth), "after a redo");
  });
}

/** Two pages on which both have done something in turn, and one more gesture for each of them. */
function afterSomeTurns(
  happen: (
    pages: ReturnType<typeof twoWhiteboards>,
    mine: WhiteboardGesture,
    theirs: WhiteboardGesture,
  ) => void,
): fc.IProperty<unknown> {
  return fc.property(someGestures, twoGestures, fc.integer(), (earlier, [mine, theirs], seed) => {
    const pages = twoWhiteboards(seed);
    const { replicas, robin, sam } = pages;
    for (const page of [robin, sam]) furnish(page);
    replicas.syncAll();
    for (const [index, gesture] of earlier.entries()) {
      replicas.time += 10_000;
      const page = index % 2 ? sam : robin;
      makeWhiteboardGesture(page, withOwnLetters(gesture, 0x4e00 + 100 * index));
      replicas.syncAll();
    }
    replicas.time += 10_000;
    happen(pages, withOwnLetters(mine, 0x7000), withOwnLetters(theirs, 0x8000));
    replicas.close();
  });
}

/** Two notes and two strokes to begin with. */
function furnish(page: WhiteboardPage): void {
  for (const words of ["pqrst", "uvwxy"]) page.addNote("left", words);
  for (const at of [0, 1]) page.draw("right", at);
}

/** What a person sees, thing by thing. */
type Aspects = ReadonlyMap<string, string>;

function aspectsOf(page: WhiteboardPage): Aspects {
  const aspects = new Map<string, string>();
  for (const { id, spot, color, text } of page.readNotes()) {
    aspects.set(`place ${id}`, JSON.stringify(spot));
    aspects.set(`color ${id}`, color);
    aspects.set(`words ${id}`, text);
  }
  for (const stroke of page.readStrokes()) aspects.set(`stroke ${stroke.id}`, JSON.stringify(stroke));
  return aspects;
}

/**
 * After my undo everything looks as the other's gesture alone has left it. Where both had changed the same thing, it may
 * also look as it did before both; and of letters that both had deleted, mine come back.
 */
function demandOthersAlone(after: Aspects, before: Aspects, mine: Aspects, theirs: Aspects): void {
  for (const key of new Set([...after.keys(), ...before.keys(), ...mine.keys(), ...theirs.keys()])) {
    const [now, was, alone] = [after.get(key), before.get(key), theirs.get(key)];
    if (now === alone) continue;
    const byBoth = mine.get(key) !== was && alone !== was;
    demand(byBoth, () => `${key} is ${now}, by the other's gesture alone ${alone}, before ${was}`);
    if (now === was) continue;
    const isBack = (letter: string): boolean =>
      !(alone ?? "").includes(letter) &&
      (was ?? "").includes(letter) &&
      !(mine.get(key) ?? "").includes(letter);
    const rest = Array.from(now ?? "")
      .filter((letter) => !isBack(letter))
      .join("");
    demand(rest === alone, () => `${key} is ${now}, by the other's gesture alone ${alone}, before ${was}`);
  }
}

/** What the other has changed since stands as they left it; everything else is as it was before my gesture. */
function demandTheirsStand(seen: {
  readonly before: Aspects;
  readonly withMine: Aspects;
  readonly withBoth: Aspects;
  readonly after: Aspects;
}): void {
  const { before, withMine, withBoth, after } = seen;
  const keys = new Set([...before.keys(), ...withMine.keys(), ...withBoth.keys(), ...after.keys()]);
  const isTheirs = (key: string): boolean => withMine.get(key) !== withBoth.get(key);
  const touched = new Set([...keys].filter(isTheirs).map((key) => key.split(" ")[1]));
  for (const key of keys) {
    const [was, mine, both, now] = [before.get(key), withMine.get(key), withBoth.get(key), after.get(key)];
    const isTouchedNewNote = was === undefined && touched.has(key.split(" ")[1]);
    if (isTouchedNewNote) demand(now === both, () => `${key} of a new note that was touched is ${now}`);
    else if (!isTheirs(key)) demand(now === was, () => `${key} is ${now}, before my gesture ${was}`);
    else if (!key.startsWith("words") || both === undefined || was === undefined || mine === undefined)
      demand(now === both, () => `${key} is ${now}, the other left it ${both}`);
    else {
      const without = (text: string, letters: string): string =>
        Array.from(text, (letter) => (letters.includes(letter) ? "" : letter)).join("");
      const [added, deleted] = [without(mine, was), without(was, mine)];
      demandSame(without(now ?? "", deleted), without(both, added), `${key} but for what I deleted`);
      demandSame(without(deleted, now ?? ""), "", `${key}: what I deleted is back`);
    }
  }
}
