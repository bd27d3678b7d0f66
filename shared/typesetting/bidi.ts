import bidiFactory from "bidi-js";

const bidi = bidiFactory();

/** The levels of a line, one for each UTF-16 unit: odd ones are read from right to left (Unicode UAX #9). */
export function levelsOf(text: string, direction: "ltr" | "rtl"): Uint8Array {
  return bidi.getEmbeddingLevels(text, direction).levels;
}

/** A text with brackets and signs as they look where it runs from right to left, as far as that can be drawn. */
export function mirrored(text: string, canDraw: (character: string) => boolean = () => true): string {
  return Array.from(text, (character) => {
    const turned = bidi.getMirroredCharacter(character);
    return turned !== null && canDraw(turned) ? turned : character;
  }).join("");
}

/** The parts of a line as they stand from left to right (UAX #9, rule L2). */
export function inVisualOrder<T extends { readonly level: number }>(parts: readonly T[]): readonly T[] {
  let ordered = [...parts];
  const highest = Math.max(0, ...parts.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    const next: T[] = [];
    let turned: T[] = [];
    for (const part of ordered) {
      if (part.level >= level) turned.unshift(part);
      else {
        next.push(...turned, part);
        turned = [];
      }
    }
    ordered = [...next, ...turned];
  }
  return ordered;
}
