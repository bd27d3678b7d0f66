/** Advance widths of Inter in 1/1000 em for U+0020 to U+007E, measured at weight 400 without kerning. */
const REGULAR = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646,
  593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269,
  571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471,
  456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528,
  327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];

/** The same at weight 700; the weights between lie on a straight line, which is how a variable font draws them. */
const BOLD = [
  237, 338, 552, 649, 655, 1016, 672, 339, 377, 377, 559, 679, 334, 468, 334, 388, 674, 431, 630, 646, 676,
  622, 649, 582, 651, 649, 334, 343, 679, 679, 679, 560, 1016, 747, 662, 740, 722, 607, 587, 750, 747, 281,
  584, 719, 565, 932, 762, 771, 648, 777, 657, 655, 667, 732, 747, 1038, 738, 731, 664, 377, 388, 377, 487,
  476, 365, 581, 630, 588, 630, 596, 398, 632, 623, 271, 271, 580, 271, 913, 623, 613, 630, 630, 407, 560,
  366, 623, 600, 850, 580, 602, 573, 469, 372, 469, 679,
];

/** Weights between are drawn in the next heavier one that is embedded. */
const SLACK = 1.03;

/** One visible character: a letter with its accents, a flag, an emoji with its joined parts. Cut only between them. */
const CHARACTER = /(?:\p{RI}\p{RI}|.)(?:[\p{M}\u{1F3FB}-\u{1F3FF}]|\u200D.)*/gsu;

/** Between words, but not inside "Promotion / Title". */
const WORD_BREAK = /(?<!\/) (?!\/)/;

const ELLIPSIS = "…";

/** How a text is set: its size in the units of the picture, and its weight from 400 to 700. */
export type TextStyle = { readonly size: number; readonly weight: number };

/** How wide a text runs in Inter, estimated from its letters: close for Latin, on the safe side for nearly all others. */
export function widthOf(text: string, { size, weight }: TextStyle): number {
  let em = 0;
  for (const character of text.match(CHARACTER) ?? []) em += emOf(character, weight);
  return (em * size * SLACK) / 1000;
}

/** The whole text when it fits, else as much of it as fits with an ellipsis. */
export function fitLine(text: string, width: number, style: TextStyle): string {
  if (widthOf(text, style) <= width) return text;
  let kept = "";
  for (const character of text.match(CHARACTER) ?? []) {
    if (widthOf(kept + character + ELLIPSIS, style) > width) break;
    kept += character;
  }
  return kept.trimEnd() + ELLIPSIS;
}

/** The text in at most `maxLines` lines, broken between words where it can be; an ellipsis ends what does not fit. */
export function wrapLines(
  text: string,
  width: number,
  maxLines: number,
  style: TextStyle,
): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== "" && lines.length < maxLines - 1) {
    const line = firstLine(rest, width, style);
    lines.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  return rest === "" ? lines : [...lines, fitLine(rest, width, style)];
}

/** The largest of the offered settings that holds the whole text; the last one is used, cut, when none does. */
export function fitBlock(
  text: string,
  width: number,
  choices: readonly (TextStyle & { readonly lines: number })[],
): { readonly lines: readonly string[]; readonly style: TextStyle } {
  const settings = choices.map((style) => ({ style, lines: wrapLines(text, width, style.lines, style) }));
  const whole = settings.find(({ lines }) => lines.join("").replaceAll(" ", "") === text.replaceAll(" ", ""));
  return whole ?? settings.at(-1) ?? { lines: [], style: { size: 0, weight: 400 } };
}

function firstLine(text: string, width: number, style: TextStyle): string {
  if (widthOf(text, style) <= width) return text;
  let line = "";
  for (const word of text.split(WORD_BREAK)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer, style) > width) break;
    line = longer;
  }
  return line === "" ? firstCharacters(text, width, style) : line;
}

/** Where a single word is longer than the line: as many of its characters as fit, and always one. */
function firstCharacters(text: string, width: number, style: TextStyle): string {
  let kept = "";
  for (const character of text.match(CHARACTER) ?? []) {
    if (kept !== "" && widthOf(kept + character, style) > width) break;
    kept += character;
  }
  return kept;
}

function emOf(character: string, weight: number): number {
  const index = (character.normalize("NFD").codePointAt(0) ?? 0) - 0x20;
  const regular = REGULAR[index];
  const bold = BOLD[index];
  if (regular !== undefined && bold !== undefined) return regular + ((bold - regular) * (weight - 400)) / 300;
  return WIDTHS.find(([letters]) => letters.test(character))?.[1] ?? 1050;
}

/** What else people write, by script, in 1/1000 em of the embedded fonts; the first that fits counts. */
const WIDTHS: readonly (readonly [letters: RegExp, em: number])[] = [
  [/^[–·’‘“”]/u, 550],
  [/^[\p{Extended_Pictographic}\p{RI}\p{Emoji_Modifier}]/u, 1400],
  [/^[\uFF01-\uFF60\uFFE0-\uFFE6]/u, 1050],
  [/^[\u0409\u040A]/u, 1150],
  [/^[\u0459\u045A]/u, 960],
  [/^(?=\p{Lu})[Æ\u0152\u0416\u041C\u0424\u0428\u0429\u042B\u042EΩ]/u, 1070],
  [/^[æœ\u0436\u043C\u0444\u0448\u0449\u044B\u044Eω]/u, 910],
  [/^(?=\p{Lu})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u, 850],
  [/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u, 690],
  [/^[\u0600-\u0605\u06DD\u070F\u08E2]/u, 1500],
  // An accent that is on no letter.
  [/^\p{M}/u, 700],
  [/^\p{Cf}/u, 0],
  [/^\p{Script=Hebrew}/u, 720],
  // Joined letters are narrower than lone ones.
  [/^[\u0633-\u0636]/u, 1200],
  [/^\p{Script=Arabic}/u, 660],
  [/^\p{Script=Thai}/u, 760],
];
