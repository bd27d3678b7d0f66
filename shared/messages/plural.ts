/** The word for that many: one form for exactly one, another for all else, as in English and Spanish. */
export function plural(count: number, one: string, others: string): string {
  return count === 1 ? one : others;
}
