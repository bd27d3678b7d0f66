import type { Page } from "@playwright/test";
import { AREAS } from "./support/areas.ts";
import { boxOf, liesStill } from "./support/board-page.ts";
import { test, expect } from "./support/test.ts";
import { Finger } from "./support/touch.ts";

test("six cards wait in the tray in an order of each seat’s own, the same on both screens", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  const trayOf = async (person: typeof maya, name: string): Promise<readonly string[]> => {
    await person.column(name).expectRanking([]);
    return await person.column(name).tray.getByRole("listitem").allInnerTexts();
  };
  for (const name of ["Maya", "Sam"]) {
    expect((await trayOf(maya, name)).toSorted()).toEqual([...AREAS].toSorted());
    expect(await trayOf(sam, name)).toEqual(await trayOf(maya, name));
  }
});

test("a card on its way to its place never lies between a quick finger and the next card", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  const column = maya.column("Maya");
  const others = AREAS.filter((area) => area !== "Impact");
  const spots = await Promise.all(others.map((area) => boxOf(column.button(`Place ${area}`))));
  const recorder = await maya.page.evaluateHandle((boxes) => {
    const seen = new Set<string>();
    let frames = 0;
    const look = (): void => {
      frames += 1;
      for (const { x, y, width, height } of boxes) {
        const on = document.elementFromPoint(x + width / 2, y + height / 2);
        seen.add(on?.closest("button")?.getAttribute("aria-label") ?? `${on?.tagName} of another card`);
      }
      requestAnimationFrame(look);
    };
    look();
    return { seen, frames: () => frames };
  }, spots);
  await column.button("Place Impact").click();
  await column.expectRanking(["Impact"]);
  await expect
    .poll(() =>
      column.ranking
        .getByRole("listitem")
        .first()
        .evaluate((card) => card.getAnimations().length),
    )
    .toBe(0);
  expect(await recorder.evaluate((each) => each.frames())).toBeGreaterThan(5);
  expect(await recorder.evaluate((each) => [...each.seen].toSorted())).toEqual(
    others.map((area) => `Place ${area}`).toSorted(),
  );
});

test("a card is dragged by mouse from the tray to its place, and both people see it there", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  const column = maya.column("Maya");
  await column.button("Place Learning").click();
  await column.button("Place Compensation").click();

  const card = await column.lift("Impact");
  await card.over(0.5);
  await column.expectRanking(["Impact", "Learning", "Compensation"]);
  await card.over(1.5);
  await column.expectRanking(["Learning", "Impact", "Compensation"]);
  await card.drop("Impact is 2 of 6.");
  await column.expectRanking(["Learning", "Impact", "Compensation"]);
  await sam.column("Maya").expectRanking(["Learning", "Impact", "Compensation"]);
  await expect(maya.undo).toHaveAccessibleName("Undo: Impact to place 2");
});

test("a placed card is dragged by mouse to another place, and out of the ranking back into the tray", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  const column = maya.column("Maya");
  await column.placeAll(AREAS);
  const down = await column.lift("Impact");
  await down.over(3.5);
  await down.drop("Impact is 4 of 6.");
  await column.expectRanking([
    "Promotion / Title",
    "Compensation",
    "Learning",
    "Impact",
    "Work-life Balance",
    "Culture / Team",
  ]);
  const out = await column.lift("Learning");
  await out.over(-1);
  await out.drop("Learning is in the tray.");
  await column.expectRanking([
    "Promotion / Title",
    "Compensation",
    "Impact",
    "Work-life Balance",
    "Culture / Team",
  ]);
});

test("Escape in the middle of a drag puts the card back for both, and leaves nothing to undo", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  const column = maya.column("Maya");
  const card = await column.lift("Impact");
  await card.over(0.5);
  await sam.column("Maya").expectRanking(["Impact"]);
  await maya.press("Escape", "Impact is in the tray.");
  await maya.page.mouse.up();
  await column.expectRanking([]);
  await sam.column("Maya").expectRanking([]);
  await expect(maya.undo).toBeDisabled();
});

test("a drag that the browser breaks off leaves the card where it was last seen", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  const card = await maya.column("Maya").lift("Culture / Team");
  await card.over(0.5);
  await maya.column("Maya").expectRanking(["Culture / Team"]);
  await maya.page.setViewportSize({ width: 1300, height: 850 });
  await maya.expectAnnounced("Culture / Team is 1 of 6.");
  await maya.page.mouse.up();
  await maya.column("Maya").expectRanking(["Culture / Team"]);
  await sam.column("Maya").expectRanking(["Culture / Team"]);
});

test("a card is ranked by keyboard alone: Space lifts, arrows carry, Space drops, Escape puts back", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  const column = maya.column("Maya");
  await column.placeAll(["Impact", "Learning", "Compensation"]);
  await column.handle("Impact").focus();
  await maya.press("Space", /^Picked up Impact\. It is 1 of 6\./);
  await maya.press("ArrowDown", "Impact is 2 of 6.");
  await maya.press("ArrowDown", "Impact is 3 of 6.");
  await maya.press("ArrowUp", "Impact is 2 of 6.");
  await column.expectRanking(["Learning", "Impact", "Compensation"]);
  await maya.page.keyboard.press("Space");
  await expect(maya.undo).toHaveAccessibleName("Undo: Impact 1 → 2");
  await expect(column.handle("Impact"), "the focus stays on the card").toBeFocused();

  await maya.press("Space", /^Picked up Impact\. It is 2 of 6\./);
  await maya.press("ArrowDown", "Impact is 3 of 6.");
  await column.expectRanking(["Learning", "Compensation", "Impact"]);
  await maya.press("Escape", "Impact is 2 of 6.");
  await column.expectRanking(["Learning", "Impact", "Compensation"]);
  await expect(column.handle("Impact")).toBeFocused();
  await expect(maya.undo).toHaveAccessibleName("Undo: Impact 1 → 2");
});

test("a card is carried by keyboard from the tray into the ranking and back", async ({ visitors, board }) => {
  const maya = await visitors.sit(board, "Maya");
  const column = maya.column("Maya");
  await column.placeAll(["Impact", "Learning"]);
  await column.handle("Compensation").focus();
  await maya.press("Space", /^Picked up Compensation\. It is in the tray\./);
  await maya.press("ArrowDown", "Compensation is 3 of 6.");
  await expect(column.handle("Compensation"), "the focus goes with the card").toBeFocused();
  await maya.press("ArrowUp", "Compensation is 2 of 6.");
  await maya.page.keyboard.press("Space");
  await column.expectRanking(["Impact", "Compensation", "Learning"]);
  await maya.press("Space", /^Picked up Compensation/);
  await maya.press("Backspace", "Compensation is in the tray.");
  await expect(column.handle("Compensation")).toBeFocused();
  await maya.page.keyboard.press("Space");
  await column.expectRanking(["Impact", "Learning"]);
});

test("a lifted card is let go when the focus goes elsewhere", async ({ visitors, board }) => {
  const maya = await visitors.sit(board, "Maya");
  const column = maya.column("Maya");
  await column.placeAll(["Impact", "Learning"]);
  await column.handle("Impact").focus();
  await maya.press("Space", /^Picked up Impact/);
  await maya.press("ArrowDown", "Impact is 2 of 6.");
  await maya.page.keyboard.press("Tab");
  await expect(maya.undo).toHaveAccessibleName("Undo: Impact 1 → 2");
  await maya.page.keyboard.press("ArrowUp");
  await column.expectRanking(["Learning", "Impact"]);
});

test("the keys 1 to 6 put a card at that place, from the tray and from the ranking", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  const column = maya.column("Maya");
  await column.placeAll(["Impact", "Learning", "Compensation"]);
  await column.handle("Compensation").focus();
  await maya.press("1", "Compensation is 1 of 6.");
  await column.expectRanking(["Compensation", "Impact", "Learning"]);
  await expect(column.handle("Compensation")).toBeFocused();
  await column.handle("Culture / Team").focus();
  await maya.press("2", "Culture / Team is 2 of 6.");
  await column.expectRanking(["Compensation", "Culture / Team", "Impact", "Learning"]);
  await expect(column.handle("Culture / Team")).toBeFocused();
  await maya.press("6", "Culture / Team is 4 of 6.");
  await column.expectRanking(["Compensation", "Impact", "Learning", "Culture / Team"]);
});

test("Enter on one tray card after another ranks all six, and the focus walks along by itself", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  const column = maya.column("Maya");
  const places = column.tray.getByRole("button", { name: /^Place / });
  await places.first().focus();
  for (let place = 1; place <= 6; place += 1) {
    await maya.press("Enter", new RegExp(` is ${place} of 6\\.$`));
    if (place < 6) await expect(places.first()).toBeVisible();
  }
  await expect(column.ranking.getByRole("strong")).toHaveCount(6);
  const focused = await maya.page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  expect(focused).toMatch(/^Move /);
  await expect(column.region).toContainText("All six are placed.");
  await column.button("Divide points").click();
  await maya.expectStep("Points");
});

test("the buttons alone are enough: place, up, down, and back into the tray", async ({ visitors, board }) => {
  const [maya, sam] = await visitors.sitBoth(board);
  const column = maya.column("Maya");
  await column.placeAll(["Impact", "Learning", "Compensation"]);
  await expect(column.button("Move Impact up")).toHaveAttribute("aria-disabled", "true");
  await expect(column.button("Move Compensation down")).toHaveAttribute("aria-disabled", "true");
  await column.button("Move Compensation up").click();
  await maya.expectAnnounced("Compensation is 2 of 6.");
  await column.button("Move Compensation up").click();
  await maya.expectAnnounced("Compensation is 1 of 6.");
  await expect(column.button("Move Compensation up"), "the focus stays on the button").toBeFocused();
  await column.button("Move Impact down").click();
  await column.expectRanking(["Compensation", "Learning", "Impact"]);
  await column.button("Put Learning back into the tray").click();
  await column.expectRanking(["Compensation", "Impact"]);
  await expect(column.button("Place Learning")).toBeFocused();
  await sam.column("Maya").expectRanking(["Compensation", "Impact"]);
});

test("on a phone a card is dragged by its handle after a short hold, and the other person sees it land", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await Promise.all([
    visitors.sit(board, "Maya", { device: "phone" }),
    visitors.sit(board, "Sam"),
  ]);
  const column = maya.column("Maya");
  await column.placeAll(["Impact", "Learning", "Compensation"]);
  const finger = await Finger.of(maya.page);
  await liesStill(column.handle("Compensation"));
  const handle = await boxOf(column.handle("Compensation"));
  const places = await boxOf(column.ranking);
  const from = { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 };
  await finger.down(from.x, from.y);
  await maya.expectAnnounced("Picked up Compensation.");
  await finger.slide(from, { x: from.x, y: places.y + places.height / 12 });
  await column.expectRanking(["Compensation", "Impact", "Learning"]);
  await sam.column("Maya").expectRanking(["Compensation", "Impact", "Learning"]);
  await finger.up();
  await maya.expectAnnounced("Compensation is 1 of 6.");
  await column.expectRanking(["Compensation", "Impact", "Learning"]);
  await expect(maya.undo).toHaveAccessibleName("Undo: Compensation 3 → 1");
  await sam.column("Maya").expectRanking(["Compensation", "Impact", "Learning"]);
});

test("on a phone a finger on a card’s text scrolls the page and moves no card", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya", {
    context: { viewport: { width: 390, height: 560 }, hasTouch: true, isMobile: true },
  });
  const column = maya.column("Maya");
  await column.placeAll(AREAS);
  await column.button("Divide points").waitFor();
  const finger = await Finger.of(maya.page);
  const text = await boxOf(column.ranking.getByText("Learning", { exact: true }));
  const from = { x: text.x + 10, y: text.y + text.height / 2 };
  const top = await scrolledBy(maya.page);
  await finger.down(from.x, from.y);
  // A busy browser leaves out some of a finger's moves, so it slides on until the page has followed.
  await expect
    .poll(async () => {
      await finger.slide(from, { x: from.x, y: from.y - 120 });
      return await scrolledBy(maya.page);
    })
    .toBeGreaterThan(top + 40);
  await finger.up();
  await column.expectRanking(AREAS);
});

/** How far anything on the page has been scrolled. */
async function scrolledBy(page: Page): Promise<number> {
  return await page.evaluate(() =>
    Math.max(window.scrollY, ...Array.from(document.querySelectorAll("*"), (element) => element.scrollTop)),
  );
}
