import { widthOf, wrapLines, type TextStyle } from "./text-width.ts";

/** What a line must not begin with: the marks that end a phrase, closing brackets and quotes, and hyphens. */
const CLINGS = /^[\p{Pe}\p{Pf}\p{Pd}.,:;!?%…·、。，．：；！？ー々\p{M}]/u;

/** The first letter that has a direction decides how a line is read. */
const READS_LEFTWARDS =
  /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Is this line read from right to left? */
export function readsLeftwards(line: string): boolean {
  return READS_LEFTWARDS.test(line);
}

/**
 * The whole of a text in as many lines as it takes. Lines break between words, also in scripts that write without
 * spaces; inside a word only where it is longer than a line. Line breaks of the text stay, empty lines one at a time.
 */
export function wrapText(text: string, width: number, style: TextStyle): readonly string[] {
  const fits = (line: string): boolean => widthOf(line, style) <= width;
  return text
    .replace(/\n{3,}/g, "\n\n")
    .split("\n")
    .flatMap((paragraph) => {
      const lines: string[] = [];
      let line = "";
      for (const word of paragraph.split(" ")) {
        const longer = line === "" ? word : `${line} ${word}`;
        if (fits(longer)) {
          line = longer;
          continue;
        }
        if (line !== "") lines.push(line);
        const pieces = fits(word) ? [word] : breakWord(word, width, style);
        lines.push(...pieces.slice(0, -1));
        line = pieces.at(-1) ?? "";
      }
      return [...lines, line];
    });
}

/** A run without spaces that is too long for one line: broken where words meet, and inside of what is still too long. */
function breakWord(run: string, width: number, style: TextStyle): readonly string[] {
  const parts: string[] = [];
  for (const { segment } of new Intl.Segmenter("en", { granularity: "word" }).segment(run)) {
    const last = parts.at(-1);
    if (last !== undefined && CLINGS.test(segment)) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last + part, style) <= width) lines[lines.length - 1] = last + part;
    else lines.push(...wrapLines(part, width, Number.POSITIVE_INFINITY, style));
  }
  return lines;
}
