import type { Locator } from "@playwright/test";
import { AREAS, MAYAS_ANSWER, SAMS_ANSWER, type Area } from "./support/areas.ts";
import { boxOf, liesStill, type BoardPage, type Column } from "./support/board-page.ts";
import { smallTargets } from "./support/targets.ts";
import { expect, test } from "./support/test.ts";
import { Finger, middleOf, type Spot } from "./support/touch.ts";

const PHONE = { hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

test("the whole exercise by finger on a phone, from the start page to a snapshot, and the other person sees the same", async ({
  visitors,
}) => {
  const maya = await visitors.come("Maya", { device: "phone" });
  const { page } = maya;
  await page.goto("/");
  await page.getByLabel("Employee’s name").tap();
  await page.keyboard.type("Maya");
  await page.getByLabel("Manager’s name").tap();
  await page.keyboard.type("Sam");
  await maya.button("Start a board").tap();
  await maya.dialog("Take a seat").getByRole("button", { name: "Maya" }).tap();
  const sam = await visitors.come("Sam");
  await sam.page.goto(page.url());
  await sam.takeSeat("Sam");

  // Three by tap, in order; then each of the others carried to where it goes.
  const column = maya.column("Maya");
  const finger = await Finger.of(page);
  for (const area of MAYAS_ANSWER.order.slice(0, 3)) await column.button(`Place ${area}`).tap();
  await carry(maya, column, finger, "Promotion / Title", 4);
  await carry(maya, column, finger, "Work-life Balance", 4);
  await carry(maya, column, finger, "Compensation", 5);
  await column.expectRanking(MAYAS_ANSWER.order);
  await sam.column("Maya").expectRanking(MAYAS_ANSWER.order);
  await expect(maya.undo).toHaveAccessibleName("Undo: Compensation to place 5");

  await column.button("Divide points").tap();
  await maya.expectStep("Points");
  await sam.goTo("Points");
  for (const area of MAYAS_ANSWER.order) {
    const points = MAYAS_ANSWER.points[area] ?? 0;
    await toMiddle(column.slider(area));
    // Farther than it should go, and back.
    const [from, far] = [await column.spotOn(area, 0), await column.spotOn(area, 60)];
    const to = await column.spotOn(area, points - 1);
    await finger.down(from.x, from.y);
    await finger.slide(from, far);
    await finger.slide(far, to);
    // It rests before it is lifted: what is thrown goes on, and a tap would only stop it.
    await finger.slide(to, to, 12);
    await expect(sam.column("Maya").exact(area)).toHaveValue(String(points - 1));
    await finger.up();
    await column.button(`One point more for ${area}`).tap();
  }
  for (const person of [maya, sam]) await person.column("Maya").expectPoints(MAYAS_ANSWER.points);

  await sam.answer("Sam", SAMS_ANSWER);
  for (const person of [maya, sam]) await person.goTo("Compare");
  for (const person of [maya, sam]) await person.expectFacts(["7 of 15 pairs you put in the same order"]);
  const item = (person: BoardPage): Locator => person.talk.filter({ hasText: "Compensation" });
  await item(maya)
    .getByRole("button", { name: /^Let’s talk about this/ })
    .tap();
  await expect(sam.talk.first()).toContainText("Compensation");
  await item(maya).getByRole("button", { name: "Compensation" }).first().tap();
  await page.getByRole("textbox", { name: "Your answer about Compensation" }).tap();
  await page.keyboard.type("A plan with dates");
  await item(maya)
    .getByRole("button", { name: /^Talked about/ })
    .tap();
  await item(sam).getByRole("button", { name: "Compensation" }).first().click();
  await expect(item(sam)).toContainText("A plan with dates");
  await expect(item(sam).getByRole("button", { name: /^Talked about/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );

  await maya.button("Export").tap();
  const downloading = page.waitForEvent("download");
  await maya.dialog("Take a snapshot").getByRole("button", { name: "CSV" }).tap();
  expect((await downloading).suggestedFilename()).toMatch(/^what-matters-maya-sam-.*\.csv$/);
});

test("the whole exercise without a single drag: by taps on a phone and by clicks of a mouse", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await Promise.all([
    visitors.sit(board, "Maya", { device: "phone" }),
    visitors.sit(board, "Sam"),
  ]);
  const [mine, his] = [maya.column("Maya"), sam.column("Sam")];
  for (const area of AREAS) await mine.button(`Place ${area}`).tap();
  await mine.button("Move Learning up").tap();
  await mine.button("Put Culture / Team back into the tray").tap();
  await mine.button("Place Culture / Team").tap();
  const order: readonly Area[] = [
    "Impact",
    "Promotion / Title",
    "Learning",
    "Compensation",
    "Work-life Balance",
    "Culture / Team",
  ];
  await mine.expectRanking(order);
  await his.placeAll(order);

  for (const person of [maya, sam]) await person.goTo("Points");
  await mine.button("One point more for Impact").tap();
  await mine.button("Help with all points").tap();
  await mine.region.getByRole("button", { name: /^Start from my order/ }).tap();
  await mine.button("One point less for Culture / Team").tap();
  await mine.button("More for Learning").tap();
  await mine.region.getByRole("button", { name: /^Give the rest here/ }).tap();
  await mine.button("One point more for Impact").tap();
  await mine.takeFrom("Impact").getByRole("button", { name: "Promotion / Title" }).tap();
  const points = [30, 23, 20, 14, 9, 4];
  const byArea = Object.fromEntries(order.map((area, index) => [area, points[index]]));
  await mine.expectPoints(byArea);
  await sam.column("Maya").expectPoints(byArea);
  const spot = await his.spotOn("Impact", 40);
  await sam.page.mouse.click(spot.x, spot.y);
  await his.expectPoints({ Impact: 40 });
  await his.choose("all points", /^Spread the rest evenly/);
  await expect(his.pool).toHaveText("All 100 given");

  // A note is put down, moved and attached, by presses alone.
  for (const person of [maya, sam]) await person.goTo("Rank");
  await maya.button("Notes and ink").tap();
  await maya.button("Note").tap();
  const tray = await middleOf(mine.button("Divide points"));
  await maya.page.touchscreen.tap(tray.x, tray.y);
  await maya.page.keyboard.type("Ask about next year");
  const note = (person: BoardPage): Locator => person.page.locator("[data-note]");
  await expect(note(sam)).toContainText("Ask about next year");
  const handle = note(maya).getByRole("button", { name: "Move note" });
  await handle.tap();
  await maya.expectAnnounced("Press where the note should go.");
  const to = await middleOf(mine.ranking.getByRole("listitem").nth(1));
  await maya.page.touchscreen.tap(to.x, to.y);
  await maya.expectAnnounced(/Promotion \/ Title/);
  await expect(note(sam)).toContainText("Promotion / Title");
  await note(sam)
    .getByRole("button", { name: /Ask about next year/ })
    .first()
    .click();
  await sam.page.keyboard.press("Escape");
  await note(sam).getByRole("button", { name: "Move note" }).click();
  const free = await middleOf(his.button("Divide points"));
  await sam.page.mouse.click(free.x, free.y);
  await expect(note(maya)).not.toContainText("Promotion / Title");

  for (const person of [maya, sam]) await person.goTo("Compare");
  await maya.talk
    .first()
    .getByRole("button", { name: /^Let’s talk about this/ })
    .tap();
  await expect(sam.talk.first().getByRole("button", { name: /pinned by Maya$/ })).toBeVisible();
});

test("a finger that scrolls, and two that enlarge the page, change nothing, wherever they begin", async ({
  visitors,
  board,
  server,
}) => {
  const maya = await visitors.sit(board, "Maya", {
    context: { ...PHONE, viewport: { width: 360, height: 600 } },
  });
  const { page } = maya;
  const column = maya.column("Maya");
  for (const area of AREAS.slice(0, 5)) await column.button(`Place ${area}`).click();
  await maya.button("Notes and ink").tap();
  await maya.button("Note").tap();
  const tray = await middleOf(column.tray);
  await page.touchscreen.tap(tray.x, tray.y - 20);
  await page.keyboard.type("Here to stay");
  await maya.button("Notes and ink").tap();
  await maya.goTo("Points");
  for (const area of AREAS) await column.slider(area).fill("15");
  await maya.expectChip("Saved");
  const finger = await Finger.of(page);
  const answers = async (): Promise<string> =>
    await (await fetch(`${server.url}/api/boards/${board.viewKey}/snapshot.json?notes=yes`)).text();
  const undo = await maya.undo.textContent();
  const before = await answers();

  const swipe = async (what: Locator, at: Spot | null, by: Spot, scrolls: boolean): Promise<void> => {
    await toMiddle(what);
    const from = at ?? (await middleOf(what));
    const top = await page.evaluate(() => scrollY);
    const up = top > 60 ? 1 : -1;
    await finger.swipe(from, { x: by.x, y: by.y * up });
    if (!scrolls) return;
    await expect.poll(() => page.evaluate(() => scrollY), { message: await what.innerHTML() }).not.toBe(top);
  };
  const UP = { x: 0, y: 110 };
  const area = "Compensation";
  const slider = column.slider(area);
  await toMiddle(slider);
  await swipe(slider, await column.spotOn(area, 15), UP, true);
  await toMiddle(slider);
  await swipe(slider, await column.spotOn(area, 15), { x: 60, y: 90 }, true);
  await toMiddle(slider);
  await swipe(slider, await column.spotOn(area, 15), { x: 90, y: 60 }, false);
  await toMiddle(slider);
  await swipe(slider, await column.spotOn(area, 70), UP, true);
  // A tap beside the thumb is no jump, and a stroke there no move.
  const far = await column.spotOn(area, 70);
  await page.touchscreen.tap(far.x, far.y);
  await finger.swipe(far, { x: 60, y: 0 });
  for (const part of [
    column.exact(area),
    column.button(`One point more for ${area}`),
    column.button(`More for ${area}`),
    column.region.getByText(area, { exact: true }),
  ]) {
    await swipe(part, null, UP, true);
  }
  await column.expectPoints(Object.fromEntries(AREAS.map((each) => [each, 15])));

  await maya.goTo("Rank");
  for (const part of [
    column.ranking.getByText(area, { exact: true }),
    column.button(`Move ${area} down`),
    column.button("Place Culture / Team"),
    page.locator("[data-note] p").first(),
  ]) {
    await swipe(part, null, UP, true);
  }
  // A handle is for carrying, after a moment's rest: a finger in a hurry has not meant it.
  await swipe(column.handle(area), null, UP, false);

  await maya.goTo("Points");
  // With a finger resting on the thumb, a second one enlarges the page.
  await toMiddle(slider);
  const thumb = await column.spotOn(area, 15);
  await finger.pinch(
    [thumb, { x: thumb.x + 40, y: thumb.y }],
    [
      { x: thumb.x - 30, y: thumb.y },
      { x: thumb.x + 170, y: thumb.y },
    ],
  );
  await expect.poll(() => page.evaluate(() => visualViewport?.scale ?? 1)).toBeGreaterThan(1.2);
  await expect(maya.undo).toHaveText(undo ?? "");
  expect(await answers()).toBe(before);
});

test("an address bar that comes or goes lets no card and no slider fall, and moves nothing under the finger", async ({
  visitors,
  board,
}) => {
  const size = { width: 390, height: 790 };
  const [maya, sam] = await Promise.all([
    visitors.sit(board, "Maya", { context: { ...PHONE, viewport: size } }),
    visitors.sit(board, "Sam"),
  ]);
  const column = maya.column("Maya");
  await column.placeAll(["Impact", "Learning", "Compensation"]);
  const finger = await Finger.of(maya.page);
  const { from, places } = await pickUp(maya, column, finger, "Compensation");
  const half = { x: from.x, y: from.y - 40 };
  await finger.slide(from, half, 4);
  for (const height of [720, 790]) {
    await finger.setHeight({ width: 390, height });
    await expect.poll(() => maya.page.evaluate(() => innerHeight)).toBe(height);
    expect(await boxOf(column.ranking)).toEqual(places);
    await expect(maya.card("left/compensation")).toHaveAttribute("data-carried", "flying");
  }
  await finger.slide(half, { x: from.x, y: places.y + places.height / 12 });
  await finger.up();
  await maya.expectAnnounced("Compensation is 1 of 6.");
  await sam.column("Maya").expectRanking(["Compensation", "Impact", "Learning"]);

  await maya.goTo("Points");
  const start = await column.spotOn("Impact", 0);
  await finger.down(start.x, start.y);
  const middle = await column.spotOn("Impact", 40);
  await finger.slide(start, middle);
  await expect(column.exact("Impact")).toHaveValue("40");
  await finger.setHeight({ width: 390, height: 720 });
  await expect.poll(() => maya.page.evaluate(() => innerHeight)).toBe(720);
  await finger.slide(middle, await column.spotOn("Impact", 60));
  await finger.up();
  await column.expectPoints({ Impact: 60 });
  await expect(maya.undo).toHaveAccessibleName("Undo: Impact 0 → 60");
});

test("every control is as large as a finger on a phone, and large enough for a mouse; every screen fits", async ({
  visitors,
  board,
}) => {
  const phone = await visitors.come("Maya", { device: "phone" });
  const computer = await visitors.come("Maya");
  for (const [person, least] of [
    [phone, 44],
    [computer, 24],
  ] as const) {
    const { page } = person;
    const found: Record<string, readonly string[]> = {};
    const look = async (screen: string, opened?: string): Promise<void> => {
      const small = await smallTargets(page, least, opened);
      if (small.length > 0) found[screen] = small;
      const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(wide, `${screen} fits`).toBeLessThanOrEqual(width);
      expect(width, `${screen} is not shrunk`).toBe(page.viewportSize()?.width);
    };
    const escape = async (): Promise<void> => {
      await page.keyboard.press("Escape");
    };
    await page.goto("/");
    await look("start page");
    await page.goto(`/b/${board.editKey}`);
    await expect(person.dialog("Take a seat")).toBeVisible();
    await look("seats");
    await person.takeSeat("Maya");
    const column = person.column("Maya");
    await expect(column.ranking).toBeVisible();
    if (least === 44) {
      await look("Rank, empty");
      await column.placeAll(["Impact", "Learning", "Compensation"]);
      await look("Rank, half");
      for (const area of ["Promotion / Title", "Work-life Balance", "Culture / Team"]) {
        await column.button(`Place ${area}`).click();
      }
      await person.button("Notes and ink").click();
    }
    await column.button("Divide points").waitFor();
    await person.button("React").click();
    await look("Rank, full");
    await look("reactions", "[role='toolbar']");
    await person.button("Note").click();
    const tray = await middleOf(column.button("Divide points"));
    await page.mouse.click(tray.x, tray.y);
    await page.keyboard.type("Words");
    await person.button("Attach note").click();
    await look("a note and what it is attached to", "[data-note]");
    await escape();
    await person.button("Delete note").click();
    await person.goTo("Points");
    for (const area of AREAS) await column.slider(area).fill("17");
    await column.button("One point more for Impact").click();
    await look("Points, Take from", "[role='group'][aria-label^='Take from']");
    await escape();
    await look("Points");
    await column.button("More for Impact").click();
    await look("Points, menu", "[aria-expanded='true'] + ul");
    await escape();
    await column.button("Help with all points").click();
    await look("Points, all points", "[aria-expanded='true'] + ul");
    await escape();
    await person.goTo("Compare");
    await person.talk.first().getByRole("button").first().click();
    for (const view of ["Dumbbells", "Table", "Lines"] as const) {
      await person.view(view).check();
      await look(`Compare, ${view}`);
    }
    for (const dialog of ["Invite", "Export", "About this board"]) {
      await person.button(dialog).click();
      await expect(page.getByRole("dialog").getByRole("heading").first()).toBeVisible();
      if (dialog === "Export") await page.getByText("Choose what is in it").click();
      await look(dialog);
      await escape();
      await expect(page.getByRole("dialog")).toBeHidden();
    }
    await page.getByRole("contentinfo").getByRole("button", { name: /timer/i }).click();
    await look("timer", "footer");
    await escape();
    await page.goto(`/v/${board.viewKey}`);
    await person.goTo("Points");
    await look("watcher");
    expect(found, `below ${least} pixels`).toEqual({});
  }
});

/** Carries a card by its handle to a place, counted from 1. */
async function carry(
  person: BoardPage,
  column: Column,
  finger: Finger,
  area: Area,
  place: number,
): Promise<void> {
  const { from, places, card } = await pickUp(person, column, finger, area);
  const to = {
    x: from.x + places.x + places.width / 2 - card.x,
    y: from.y + places.y + ((place - 0.5) * places.height) / 6 - card.y,
  };
  await finger.slide(from, to);
  await finger.up();
  await person.expectAnnounced(`${area} is ${place} of 6.`);
}

/** Rests a finger on a handle until it has the card. */
async function pickUp(
  person: BoardPage,
  column: Column,
  finger: Finger,
  area: Area,
): Promise<{ readonly from: Spot; readonly places: Awaited<ReturnType<typeof boxOf>>; readonly card: Spot }> {
  await toMiddle(column.handle(area));
  await liesStill(column.handle(area));
  const from = await middleOf(column.handle(area));
  const places = await boxOf(column.ranking);
  const card = await middleOf(column.handle(area).locator("xpath=ancestor::*[@data-card]"));
  await finger.down(from.x, from.y);
  await person.expectAnnounced(`Picked up ${area}.`);
  return { from, places, card };
}

/** Scrolls until it is clear of whatever the phone keeps over the page. */
async function toMiddle(what: Locator): Promise<void> {
  await what.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
}
