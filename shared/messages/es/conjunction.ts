/** Before the sound of an i, "y" is said and written "e"; not before a diphthong, as in "hielo". */
const SOUNDS_LIKE_I = /^h?[ií](?![aeou])/i;

/** The word between what comes before and this: "y" or "e", as in "Maya e Inés". */
export function and(next: string): "y" | "e" {
  return SOUNDS_LIKE_I.test(next) ? "e" : "y";
}
