/**
 * One visible character with all that belongs to it: a letter with its accents, a flag of two letters or with tags, a
 * keycap, an emoji with its colour of skin and everything that is joined to it.
 */
const CLUSTER =
  /(?:\p{RI}\p{RI}|.)(?:[\p{M}\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}\u200C]|\u200D\p{Extended_Pictographic}|\u200D)*/gsu;

/** Says how letters and the text around them behave, and is itself nothing to see. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Emoji by themselves, or asked to be one. */
const EMOJI = /\p{Emoji_Presentation}|\p{RI}|\uFE0F|\u20E3|\p{Emoji_Modifier}/u;

/** The visible characters of a text. */
export function clustersOf(text: string): readonly string[] {
  return text.match(CLUSTER) ?? [];
}

/** What of a cluster has to be seen: without the marks that only tell how it is drawn. */
export function visibleOf(cluster: string): readonly string[] {
  return Array.from(cluster).filter((character) => !INVISIBLE.test(character));
}

/** A cluster as fonts take it: composed, and without controls and line ends. */
export function settableOf(cluster: string): string {
  return cluster.normalize("NFC").replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, "");
}

/** Is the first that is seen of it a mark, which belongs on a letter that is not in this text? */
export function beginsWithMark(text: string): boolean {
  const [first = ""] = visibleOf(text);
  return /^\p{M}/u.test(first);
}

/** Is it to be drawn as an emoji, if that can be? */
export function isEmoji(cluster: string): boolean {
  return EMOJI.test(cluster) && !cluster.includes("\uFE0E");
}
