/** One replacement in a text: `removed` characters from `at` on made way for `inserted`. */
export type TextChange = { readonly at: number; readonly removed: number; readonly inserted: string };

/**
 * The smallest replacement that makes one text of another; null where they are alike. The caret after the change tells
 * apart what the letters alone cannot: an "a" typed between two others goes where it was typed.
 */
export function changeBetween(before: string, after: string, caret: number): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  const endsAlike = (count: number): boolean =>
    before[before.length - 1 - count] === after[after.length - 1 - count];
  let end = 0;
  while (end < Math.min(shorter, after.length - caret) && endsAlike(end)) end += 1;
  let start = 0;
  while (start < shorter - end && before[start] === after[start]) start += 1;
  while (end < shorter - start && endsAlike(end)) end += 1;
  // Half an emoji is no character: whoever else writes there would tear the other half off.
  if (isInsidePair(before, start) || isInsidePair(after, start)) start -= 1;
  if (isInsidePair(before, before.length - end) || isInsidePair(after, after.length - end)) end -= 1;
  return {
    at: start,
    removed: before.length - end - start,
    inserted: after.slice(start, after.length - end),
  };
}

/** The same replacement in a text that others have changed meanwhile; `move` tells where a position has gone. */
export function rebased(change: TextChange, move: (position: number) => number): TextChange {
  const at = move(change.at);
  return { ...change, at, removed: Math.max(move(change.at + change.removed) - at, 0) };
}

/** Where a caret of a text with the replacement stands once the replacement has been made elsewhere (see `rebased`). */
export function caretAfter(
  caret: number,
  change: TextChange,
  made: TextChange,
  move: (position: number) => number,
): number {
  const end = change.at + change.inserted.length;
  if (caret < change.at) return move(caret);
  if (caret <= end) return made.at + Math.min(caret - change.at, made.inserted.length);
  return move(caret - change.inserted.length + change.removed) + made.inserted.length - made.removed;
}

function isInsidePair(text: string, position: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(position - 1, 0), position + 1));
}
