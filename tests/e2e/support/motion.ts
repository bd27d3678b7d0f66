import type { Page } from "@playwright/test";

/** What was seen of something that moved: one number per animation frame. */
export type Recording = {
  /** Ends the recording and gives every frame since it began. */
  readonly stop: () => Promise<readonly number[]>;
};

/** Notes in every frame how far down the screen the middle of a card is; `card` is `left/impact` and the like. */
export async function recordCard(page: Page, card: string): Promise<Recording> {
  return await record(page, `[data-card="${card}"]`, "y");
}

/** Notes in every frame how far to the right the thumb of a card’s slider is. */
export async function recordThumb(page: Page, card: string): Promise<Recording> {
  return await record(page, `[data-card="${card}"] :has(+ input[type="range"])`, "x");
}

/** Where the middle of a card is now, in pixels from the top of the window. */
export async function heightOf(page: Page, card: string): Promise<number> {
  return await page.locator(`[data-card="${card}"]`).evaluate((element) => {
    const { top, height } = element.getBoundingClientRect();
    return top + height / 2;
  });
}

async function record(page: Page, selector: string, axis: "x" | "y"): Promise<Recording> {
  const recorder = await page.evaluateHandle(
    ([selector, axis]) => {
      const frames: number[] = [];
      let isOver = false;
      const note = (): void => {
        if (isOver) return;
        const box = document.querySelector(selector)?.getBoundingClientRect();
        if (box) frames.push(axis === "x" ? box.left + box.width / 2 : box.top + box.height / 2);
        requestAnimationFrame(note);
      };
      note();
      return {
        stop: () => {
          isOver = true;
          return frames;
        },
      };
    },
    [selector, axis] as const,
  );
  return { stop: async () => await recorder.evaluate((each) => each.stop()) };
}

/** How a movement looked: how many different positions were shown, and how far it ever stepped back. */
export function describeMotion(frames: readonly number[]): {
  readonly positions: number;
  readonly distance: number;
  readonly largestStep: number;
  readonly largestStepBack: number;
} {
  const [first = 0] = frames;
  const distance = (frames.at(-1) ?? first) - first;
  const steps = frames.slice(1).map((each, index) => (each - (frames[index] ?? each)) * Math.sign(distance));
  return {
    positions: new Set(frames.map((each) => each.toFixed(1))).size,
    distance: Math.abs(distance),
    largestStep: Math.max(0, ...steps),
    largestStepBack: Math.max(0, ...steps.map((step) => -step)),
  };
}
