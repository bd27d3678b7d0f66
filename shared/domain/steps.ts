/** The steps of the exercise, in their order; freely revisited. */
export const STEP_IDS = ["rank", "points", "compare"] as const;

/** One step of the exercise. */
export type Step = (typeof STEP_IDS)[number];

/** Is this value one of the steps? */
export function isStep(value: unknown): value is Step {
  return (STEP_IDS as readonly unknown[]).includes(value);
}
