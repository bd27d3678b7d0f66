import type { CDPSession, Locator, Page } from "@playwright/test";
import { boxOf } from "./board-page.ts";

/** One finger on a phone's screen, and a second one beside it. Playwright's own touchscreen can only tap. */
export class Finger {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<Finger> {
    return new Finger(await page.context().newCDPSession(page));
  }

  async down(x: number, y: number): Promise<void> {
    await this.#send("touchStart", [{ x, y }]);
  }

  /** Slides from one spot to another in small steps, as fingers do. */
  async slide(from: Spot, to: Spot, steps = 10): Promise<void> {
    for (let step = 1; step <= steps; step += 1) {
      await this.#send("touchMove", [between(from, to, step / steps)]);
    }
  }

  async up(): Promise<void> {
    await this.#send("touchEnd", []);
  }

  /** Puts down, slides at once and lifts. */
  async swipe(from: Spot, by: Spot): Promise<void> {
    await this.down(from.x, from.y);
    await this.slide(from, { x: from.x + by.x, y: from.y + by.y });
    await this.up();
  }

  /** Two fingers, from one spot each to another. */
  async pinch(from: readonly [Spot, Spot], to: readonly [Spot, Spot], steps = 10): Promise<void> {
    await this.#send("touchStart", [from[0]]);
    await this.#send("touchStart", [...from]);
    for (let step = 1; step <= steps; step += 1) {
      const part = step / steps;
      await this.#send("touchMove", [between(from[0], to[0], part), between(from[1], to[1], part)]);
    }
    await this.up();
  }

  /** Makes the window as high as a phone does whose address bar comes or goes; no event tells the finger of it. */
  async setHeight(size: { readonly width: number; readonly height: number }): Promise<void> {
    await this.#session.send("Emulation.setDeviceMetricsOverride", {
      ...size,
      deviceScaleFactor: 2,
      mobile: true,
    });
  }

  async #send(type: "touchStart" | "touchMove" | "touchEnd", touchPoints: Spot[]): Promise<void> {
    await this.#session.send("Input.dispatchTouchEvent", { type, touchPoints });
  }
}

/** A point of the window, in pixels. */
export type Spot = { readonly x: number; readonly y: number };

/** The middle of something on the screen. */
export async function middleOf(locator: Locator): Promise<Spot> {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
}

function between(from: Spot, to: Spot, part: number): Spot {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
