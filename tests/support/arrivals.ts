import fc from "fast-check";

/** The ways in which updates reach the pages of a random story: one by one, by looking at another page, after a restart. */
export function arrivals(
  whereAndWhen: { readonly at: fc.Arbitrary<number>; readonly wait: fc.Arbitrary<number> },
  /** The last page that may be looked at, and how often single updates arrive. */
  { lastPage, weight }: { readonly lastPage: number; readonly weight: number },
) {
  return [
    {
      weight,
      arbitrary: fc.record({
        ...whereAndWhen,
        type: fc.constant("deliver" as const),
        index: fc.nat(200),
        v2: fc.boolean(),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        ...whereAndWhen,
        type: fc.constant("pull" as const),
        from: fc.nat(lastPage),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ ...whereAndWhen, type: fc.constant("restart" as const), v2: fc.boolean() }),
    },
  ] as const;
}
