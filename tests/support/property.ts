import fc from "fast-check";

/** How much longer than by default the random tests run: `FC_RUNS=10 npm run unit` tries ten times as many cases. */
export const RUN_FACTOR = Math.max(Number(process.env["FC_RUNS"] ?? "1") || 1, 0.01);

/** How much of an error, and of the case that it comes from, a report tells. */
const REPORT_LENGTH = 1500;

/** A time limit for a test of random cases that grows with `FC_RUNS`. */
export const PROPERTY_TIMEOUT = { timeout: 180_000 * Math.max(RUN_FACTOR, 1) };

/**
 * Tries a property on random cases: null when it held, else a report with the seed and the smallest failing case.
 * `FC_SEED=… FC_PATH=…` with the figures of such a report run that very case again (with `-t` for its test).
 */
export function failureOf<T>(property: fc.IProperty<T>, runs: number): string | null {
  return report(fc.check(property, parametersOf(runs)));
}

/** The same for a property that has to wait for something. */
export async function failureOfAsync<T>(
  property: fc.IAsyncProperty<T>,
  runs: number,
): Promise<string | null> {
  return report(await fc.check(property, parametersOf(runs)));
}

/** Tries a property on the same cases every time, and is content with the first that fails. */
export function firstFailureOf<T>(property: fc.IProperty<T>, runs: number, seed: number): string | null {
  return report(fc.check(property, { numRuns: runs, seed, endOnFailure: true }));
}

type Cases = { readonly numRuns: number; readonly seed?: number; readonly path?: string };

function parametersOf(runs: number): Cases {
  const seed = process.env["FC_SEED"];
  const path = process.env["FC_PATH"];
  return {
    numRuns: Math.max(1, Math.round(runs * RUN_FACTOR)),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(path === undefined ? {} : { path }),
  };
}

function report<T>(details: fc.RunDetails<T>): string | null {
  if (!details.failed) return null;
  const { counterexample, counterexamplePath, errorInstance, numRuns, numShrinks, seed } = details;
  if (counterexample === null) return fc.defaultReportMessage(details) ?? "failed";
  const error = errorInstance instanceof Error ? (errorInstance.stack ?? "") : String(errorInstance);
  return [
    shortened(error),
    `FC_SEED=${seed} FC_PATH=${counterexamplePath} (case ${numRuns}, made smaller ${numShrinks} times)`,
    `Counterexample: ${shortened(fc.stringify(counterexample))}`,
  ].join("\n");
}

/** A whole board is more than anyone reads, and can be had again by its figures. */
function shortened(text: string): string {
  const { length } = text;
  return length > REPORT_LENGTH ? `${text.slice(0, REPORT_LENGTH)}… (${length} characters)` : text;
}

/** Ends a random case as failed. */
export function demand(condition: boolean, message: string | (() => string)): asserts condition {
  if (!condition) throw new Error(typeof message === "string" ? message : message());
}

/** Ends a random case as failed unless both values are written the same as JSON. */
export function demandSame(actual: unknown, expected: unknown, message: string): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  demand(got === wanted, () => `${message}: got ${got}, wanted ${wanted}`);
}

/** A small repeatable source of numbers from 0 up to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
