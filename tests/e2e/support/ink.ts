import { expect, type CDPSession, type Locator } from "@playwright/test";
import { boxOf, type BoardPage } from "./board-page.ts";

/** A point of the board: units from the top left of a column's six places, which are 600 by 600. */
export type Units = readonly [x: number, y: number];

/** What is painted around a point of the board. */
type Painted = {
  /** Pixels of the screen that are covered in the column of pixels through that point, up to 24 above and below. */
  readonly thickness: number;
  /** How far their middle is below the point, in pixels. */
  readonly offset: number;
  readonly color: readonly [red: number, green: number, blue: number] | null;
};

/** One person's hand on the whiteboard, and what they see there. */
export class Ink {
  readonly board: BoardPage;
  readonly #column: string;

  /** `column` is the seat whose places units are counted from. */
  constructor(board: BoardPage, column: "left" | "right" = "left") {
    this.board = board;
    this.#column = column;
  }

  get toolbar(): Locator {
    return this.board.page.getByRole("toolbar", { name: "Whiteboard" });
  }

  tool(name: string): Locator {
    return this.toolbar.getByRole("button", { name, exact: true });
  }

  async take(name: string): Promise<void> {
    await this.tool(name).click();
    await expect(this.tool(name)).toHaveAttribute("aria-pressed", "true");
  }

  /** Where a point of the board is in the window. */
  async at([x, y]: Units): Promise<{ readonly x: number; readonly y: number }> {
    const box = await boxOf(this.board.page.locator(`[data-places="${this.#column}"]`));
    return { x: box.x + (x * box.width) / 600, y: box.y + (y * box.height) / 600 };
  }

  async press(units: Units): Promise<void> {
    const { x, y } = await this.at(units);
    await this.board.page.mouse.move(x, y);
    await this.board.page.mouse.down();
  }

  async moveTo(units: Units, steps = 12): Promise<void> {
    const { x, y } = await this.at(units);
    await this.board.page.mouse.move(x, y, { steps });
  }

  async line(...points: readonly [Units, ...Units[]]): Promise<void> {
    const [first, ...rest] = points;
    await this.press(first);
    for (const point of rest) await this.moveTo(point);
    await this.board.page.mouse.up();
  }

  /** What is painted at a point of the board, finished or in the making. */
  async painted(units: Units, canvas: "finished" | "moving" = "finished"): Promise<Painted> {
    const point = await this.at(units);
    return await this.board.page.locator(`[data-ink="${canvas}"]`).evaluate((element, { x, y }) => {
      const nothing = { thickness: 0, offset: 0, color: null };
      if (!(element instanceof HTMLCanvasElement) || element.width === 0) return nothing;
      const box = element.getBoundingClientRect();
      // An empty canvas is not shown.
      if (box.width === 0) return nothing;
      const ratio = element.width / box.width;
      const reach = Math.round(24 * ratio);
      const scratch = document.createElement("canvas");
      [scratch.width, scratch.height] = [1, 2 * reach];
      const context = scratch.getContext("2d", { willReadFrequently: true });
      if (context === null) return nothing;
      const [left, top] = [Math.round((x - box.left) * ratio), Math.round((y - box.top) * ratio) - reach];
      context.drawImage(element, -left, -top);
      const { data } = context.getImageData(0, 0, 1, 2 * reach);
      const rows = Array.from({ length: 2 * reach }, (_, row) => row).filter(
        (row) => (data[4 * row + 3] ?? 0) > 40,
      );
      const middle = rows[Math.floor(rows.length / 2)];
      if (middle === undefined) return nothing;
      return {
        thickness: rows.length / ratio,
        offset: (rows.reduce((sum, row) => sum + row + 0.5, 0) / rows.length - reach) / ratio,
        color: [data[4 * middle] ?? 0, data[4 * middle + 1] ?? 0, data[4 * middle + 2] ?? 0] as const,
      };
    }, point);
  }

  /** Ink is there, or is not. */
  async expectInk(units: Units, isThere: boolean, canvas: "finished" | "moving" = "finished"): Promise<void> {
    await expect
      .poll(async () => (await this.painted(units, canvas)).thickness > 0, {
        message: `${canvas} ink at ${units.join(" | ")} on ${this.board.person}’s screen`,
      })
      .toBe(isThere);
  }
}

/** A pen that tells how firmly it is pressed; Playwright's own mouse cannot. */
export class Stylus {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of({ page }: BoardPage): Promise<Stylus> {
    return new Stylus(await page.context().newCDPSession(page));
  }

  async send(
    type: "mousePressed" | "mouseMoved" | "mouseReleased",
    { x, y }: { readonly x: number; readonly y: number },
    force: number,
  ): Promise<void> {
    const buttons = type === "mouseReleased" ? 0 : 1;
    await this.#session.send("Input.dispatchMouseEvent", {
      type,
      x,
      y,
      force,
      buttons,
      button: "left",
      clickCount: 1,
      pointerType: "pen",
    });
  }
}
