/** Several words as one speaks them, with the `and` of the language before the last one. */
export function listed(parts: readonly string[], and: (last: string) => string): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} ${and(last)} ${last}`;
}

/** The Spanish word for *and*, which is another one before the sound of an i. */
export function spanishAnd(last: string): string {
  return /^h?[iíIÍ](?!e)/u.test(last) ? "e" : "y";
}
