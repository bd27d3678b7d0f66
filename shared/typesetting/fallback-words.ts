import { listed } from "../domain/snapshot/listed.ts";
import type { Messages } from "../messages/messages.ts";
import type { Fallback } from "./typesetter.ts";

/** Characters named in one sentence; with more, the others are counted. */
const MOST_NAMED = 8;

/** Tells a person what is drawn in another font, and what in none; null where all is drawn in our own. */
export function fallbackInWords(
  { families, missing }: Fallback,
  words: Pick<Messages, "letters" | "writing">,
): string | null {
  const { letters } = words;
  const named = missing.slice(0, MOST_NAMED).join(" ");
  const others = missing.length - MOST_NAMED;
  const sentences = [
    ...(families.length === 0 ? [] : [letters.otherFonts(listed(families, words))]),
    ...(missing.length === 0
      ? []
      : [others > 0 ? letters.noFontAndMore(named, others) : letters.noFont(named)]),
  ];
  return sentences.join(" ") || null;
}
