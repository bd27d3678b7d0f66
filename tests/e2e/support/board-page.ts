import { expect, type Locator, type Page } from "@playwright/test";
import { AREAS, type Answer, type Area } from "./areas.ts";

/** One person's page, in the words of the screen. */
export class BoardPage {
  readonly page: Page;
  /** Who looks at it, for messages. */
  readonly person: string;

  constructor(page: Page, person: string) {
    this.page = page;
    this.person = person;
  }

  /** Where my edits are: *Saved*, *Saving…* and so on. */
  get chip(): Locator {
    return this.page.getByRole("banner").getByRole("status");
  }

  /** The last sentence that a screen reader was told. */
  get announcement(): Locator {
    return this.page.getByRole("status", { name: "Announcements" });
  }

  /** The last summary of what others did. */
  get toldOfOthers(): Locator {
    return this.page.getByRole("status", { name: "What the others do" });
  }

  get people(): Locator {
    return this.page.getByRole("group", { name: "Who is here" });
  }

  get undo(): Locator {
    return this.page.getByRole("button", { name: /^Undo/ });
  }

  get redo(): Locator {
    return this.page.getByRole("button", { name: /^Redo/ });
  }

  get comparison(): Locator {
    return this.page.getByRole("region", { name: "Comparison" });
  }

  /** *Talk about this first*, one item each. */
  get talk(): Locator {
    return this.comparison.getByRole("list", { name: "Talk about this first" }).getByRole("listitem");
  }

  /** A card or its row by seat and area, such as `left/impact`: for what only the eye sees of it. */
  card(name: string): Locator {
    return this.page.locator(`[data-card="${name}"]`);
  }

  /** How *Compare* shows the answers. */
  view(name: "Lines" | "Dumbbells" | "Table"): Locator {
    return this.comparison.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name });
  }

  dialog(name: string): Locator {
    return this.page.getByRole("dialog", { name, exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** A person’s column, by the name above it. */
  column(name: string): Column {
    return new Column(this, name);
  }

  /** Waits until this browser has a copy of the app, and its worker looks after the page. */
  async expectAppCopy(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }

  async takeSeat(name: string): Promise<void> {
    const dialog = this.dialog("Take a seat");
    await dialog.getByRole("button", { name }).click();
    await expect(dialog).toBeHidden();
  }

  async goTo(step: "Rank" | "Points" | "Compare"): Promise<void> {
    const button = this.page
      .getByRole("navigation", { name: "Steps" })
      .getByRole("button", { name: step, exact: true });
    await button.click();
    await expect(button).toHaveAttribute("aria-current", "step");
  }

  /** Which step is shown. */
  async expectStep(step: "Rank" | "Points" | "Compare"): Promise<void> {
    await expect(
      this.page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: step, exact: true }),
    ).toHaveAttribute("aria-current", "step");
  }

  async expectChip(text: string): Promise<void> {
    await expect(this.chip, `${this.person}’s chip`).toHaveAccessibleName(text);
  }

  async expectAnnounced(sentence: string | RegExp): Promise<void> {
    await expect(this.announcement, `what ${this.person} was told`).toHaveText(sentence);
  }

  /** What others did is told in one summary with whatever else they did. */
  async expectToldOfOthers(part: string | RegExp): Promise<void> {
    await expect(this.toldOfOthers, `what ${this.person} was told of the others`).toContainText(part);
  }

  /** Presses a key while something has the focus, and waits for what is told of it. */
  async press(key: string, announced: string | RegExp): Promise<void> {
    await this.page.keyboard.press(key);
    await this.expectAnnounced(announced);
  }

  /** Ranks all six areas and gives all points, by buttons and by slider; leaves *Points* open. */
  async answer(name: string, { order, points }: Answer): Promise<void> {
    const column = this.column(name);
    await this.goTo("Rank");
    await column.placeAll(order);
    await this.goTo("Points");
    for (const area of AREAS) if (points[area]) await column.slider(area).fill(String(points[area]));
    await column.expectPoints(points);
  }

  /** What *Both answers* says now: area, both ranks, both points; what they were first is beside them. */
  async expectTable(rows: readonly (readonly string[])[]): Promise<void> {
    const table = this.comparison.getByRole("table", { name: "Both answers" });
    await expect
      .poll(
        async () => {
          const texts = await table.getByRole("row").evaluateAll((found) =>
            found.map((row) =>
              Array.from(row.children, (cell) => {
                const now = cell.querySelector<HTMLElement>("[data-now]")?.dataset["now"];
                return now ?? cell.textContent ?? "";
              }),
            ),
          );
          return texts.slice(1);
        },
        { message: `${this.person}’s table Both answers` },
      )
      .toEqual(rows);
  }

  /** The three sentences of fact. */
  async expectFacts(facts: readonly string[]): Promise<void> {
    for (const fact of facts) {
      await expect(this.comparison.getByText(fact, { exact: true }), `${this.person}: ${fact}`).toBeVisible();
    }
  }
}

/** One person's side of *Rank* and *Points*. */
export class Column {
  readonly region: Locator;
  readonly #board: BoardPage;

  constructor(board: BoardPage, name: string) {
    this.#board = board;
    this.region = board.page.getByRole("region", { name: `${name}’s answers`, exact: true });
  }

  get tray(): Locator {
    return this.region.getByRole("list", { name: "Tray" });
  }

  get ranking(): Locator {
    return this.region.getByRole("list", { name: "Ranking" });
  }

  /** *37 left to give*, or *All 100 given*. */
  get pool(): Locator {
    return this.region.getByRole("status");
  }

  button(name: string): Locator {
    return this.region.getByRole("button", { name, exact: true });
  }

  handle(area: Area): Locator {
    return this.button(`Move ${area}`);
  }

  slider(area: Area): Locator {
    return this.region.getByRole("slider", { name: `${area} points`, exact: true });
  }

  exact(area: Area): Locator {
    return this.region.getByRole("spinbutton", { name: `${area} points, exact`, exact: true });
  }

  takeFrom(area: Area): Locator {
    return this.region.getByRole("group", { name: `Take from, for ${area}`, exact: true });
  }

  /** Chooses something from the menu of an area, or of the whole column. */
  async choose(menu: Area | "all points", item: string | RegExp): Promise<void> {
    await this.button(menu === "all points" ? "Help with all points" : `More for ${menu}`).click();
    await this.region.getByRole("listitem").getByRole("button", { name: item }).click();
  }

  async placeAll(order: readonly Area[]): Promise<void> {
    for (const area of order) await this.button(`Place ${area}`).click();
    await this.expectRanking(order);
  }

  /** The placed areas in their order; everything else is in the tray. */
  async expectRanking(order: readonly Area[]): Promise<void> {
    const { person } = this.#board;
    await expect(this.ranking.getByRole("strong"), `the ranking on ${person}’s screen`).toHaveText([
      ...order,
    ]);
    await expect(this.tray.getByRole("listitem"), `the tray on ${person}’s screen`).toHaveCount(
      AREAS.length - order.length,
    );
  }

  /** Every area's number, and what is left; areas that are not named have 0. */
  async expectPoints(points: Answer["points"]): Promise<void> {
    const wanted = Object.fromEntries(AREAS.map((area) => [area, String(points[area] ?? 0)]));
    await expect
      .poll(async () => ({ slider: await this.#values("slider"), exact: await this.#values("spinbutton") }), {
        message: `the points on ${this.#board.person}’s screen`,
      })
      .toEqual({ slider: wanted, exact: wanted });
    const left = 100 - Object.values(points).reduce((sum, each) => sum + each, 0);
    await expect(this.pool).toHaveText(left === 0 ? "All 100 given" : `${left} left to give`);
  }

  async #values(role: "slider" | "spinbutton"): Promise<Readonly<Record<string, string>>> {
    const pairs = await this.region.getByRole(role).evaluateAll((found) =>
      found.map((each) => {
        const name = each.getAttribute("aria-label") ?? "";
        return [name.replace(/ points(, exact)?$/, ""), (each as HTMLInputElement).value] as const;
      }),
    );
    return Object.fromEntries(pairs);
  }

  /** Takes a card with the mouse; it stays in the hand until `drop`. */
  async lift(area: Area): Promise<CarriedCard> {
    const { page } = this.#board;
    await liesStill(this.handle(area));
    const handle = await boxOf(this.handle(area));
    const card = await boxOf(
      this.region
        .getByRole("listitem")
        .filter({ has: page.getByRole("button", { name: `Move ${area}`, exact: true }) }),
    );
    const places = await boxOf(this.ranking);
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 3, y + 8, { steps: 2 });
    await this.#board.expectAnnounced(`Picked up ${area}.`);
    const reach = (placesFromTop: number): { readonly x: number; readonly y: number } => ({
      x: x + (places.x + places.width / 2) - (card.x + card.width / 2),
      y: y + places.y + (places.height * placesFromTop) / AREAS.length - (card.y + card.height / 2),
    });
    return {
      over: async (placesFromTop, steps = 8) => {
        const to = reach(placesFromTop);
        await page.mouse.move(to.x, to.y, { steps });
      },
      drop: async (announced) => {
        await page.mouse.up();
        await this.#board.expectAnnounced(announced);
      },
    };
  }

  /** Where on the screen the thumb of a slider stands at a value. */
  async spotOn(area: Area, value: number): Promise<{ readonly x: number; readonly y: number }> {
    await liesStill(this.slider(area));
    const box = await boxOf(this.slider(area));
    const thumb = 26;
    return {
      x: box.x + thumb / 2 + ((box.width - thumb) * value) / 100,
      y: box.y + box.height / 2,
    };
  }
}

/** A card in the hand. */
export type CarriedCard = {
  /** Carries its middle to this height, counted in places from the top of the ranking: 0.5 is the first place. */
  readonly over: (placesFromTop: number, steps?: number) => Promise<void>;
  readonly drop: (announced: string | RegExp) => Promise<void>;
};

/** Waits until nothing carries or moves the card that something belongs to. */
export async function liesStill(part: Locator): Promise<void> {
  await expect
    .poll(() =>
      part.evaluate((element) => {
        const card = element.closest<HTMLElement>("[data-card]");
        return card !== null && card.dataset["carried"] === undefined && card.getAnimations().length === 0;
      }),
    )
    .toBe(true);
}

/** Where something stands on the screen; fails when it is not shown. */
export async function boxOf(
  locator: Locator,
): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("It is not on the screen.");
  return box;
}
