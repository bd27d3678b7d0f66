import { AREAS } from "./support/areas.ts";
import { boxOf } from "./support/board-page.ts";
import { test, expect } from "./support/test.ts";

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

test("the buttons alone are enough: place, up, down, and back into the tray", async ({ visitors, board }) => {
  const [maya, sam] = await visitors.sitBoth(board);
  const column = maya.column("Maya");
  await column.placeAll(["Impact", "Learning", "Compensation"]);
  await expect(column.button("Move Impact up")).toHaveAttribute("aria-disabled", "true");
  await expect(column.button("Move Compensation down")).toHaveAttribute("aria-disabled", "true");
  await column.button("Move Impact up").focus();
  await maya.press("Enter", "Impact is first already");
  await expect(maya.page.getByText("Impact is first already"), "seen too, beside the button").toHaveCount(2);
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
