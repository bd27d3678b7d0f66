const READ_LEFTWARDS =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const [FIRST_STRONG_ISOLATE, POP_ISOLATE] = ["\u2068", "\u2069"];

/**
 * What a person typed, to stand in a drawn line of ours: in its own reading direction, without turning the numbers and
 * words around it. It tells so by two marks that are seen in no picture and in no text of a snapshot.
 */
export function isolated(typed: string): string {
  return READ_LEFTWARDS.test(typed) ? FIRST_STRONG_ISOLATE + typed + POP_ISOLATE : typed;
}

/** The text without those marks. */
export function withoutIsolates(text: string): string {
  return text.replace(/[\u2068\u2069]/g, "");
}
