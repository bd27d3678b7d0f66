import type { Messages } from "#shared/messages/messages.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** What is left of a timer, or how far it is over, in calm words; `left` in milliseconds. */
export function timerWords(
  left: number,
  words: Messages["clock"],
): { readonly digits: string; readonly rest: string } {
  const over = Math.floor(-left / MINUTE_MS);
  if (left <= -MINUTE_MS) return { digits: words.minutes(over), rest: words.over };
  if (left <= 0) return { digits: "0:00", rest: words.left };
  const seconds = Math.ceil(left / SECOND_MS);
  const minutes = Math.floor(seconds / 60);
  return { digits: `${minutes}:${String(seconds % 60).padStart(2, "0")}`, rest: words.left };
}

/** Milliseconds until these words change. */
export function wordsLastMs(left: number): number {
  const unit = left > 0 ? SECOND_MS : MINUTE_MS;
  const into = ((left % unit) + unit) % unit;
  // Over the full unit it changes one unit later, never at once.
  return into === 0 ? (left > 0 ? SECOND_MS : 1) : into;
}
