/** A number that follows its target without overshooting: a critically damped spring. */
export type Spring = { position: number; velocity: number };

/** Stiff enough to trail a 20 Hz stream by about a tenth of a second, soft enough to hide its steps. Per second. */
const OMEGA = 28;
const MAX_STEP_S = 0.05;

/** Moves a spring on by some seconds; exact for any step (closed form of x'' = -2ωx' - ω²(x - target)). */
export function advance(spring: Spring, target: number, seconds: number): void {
  // A frame may carry a time from just before the movement began; backwards a spring would fly away.
  const dt = Math.min(Math.max(seconds, 0), MAX_STEP_S);
  const distance = spring.position - target;
  const pull = spring.velocity + OMEGA * distance;
  const decay = Math.exp(-OMEGA * dt);
  spring.position = target + (distance + pull * dt) * decay;
  spring.velocity = (spring.velocity - OMEGA * pull * dt) * decay;
}

/** Has the spring come to rest, within `tolerance` of its target? */
export function isSettled(spring: Spring, target: number, tolerance: number): boolean {
  return Math.abs(spring.position - target) < tolerance && Math.abs(spring.velocity) < tolerance * 20;
}

let stillness: MediaQueryList | undefined;

/** Would this person rather see things in their place than on their way there? */
export function prefersStillness(): boolean {
  // Asked in every frame, and a new list each time would be work for the browser.
  stillness ??= matchMedia("(prefers-reduced-motion: reduce)");
  return stillness.matches;
}
