import { boxOf } from "./support/board-page.ts";
import { test, expect } from "./support/test.ts";

test("a slider is dragged by mouse to its end and back, and the whole movement is one step to take back", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await Promise.all([maya.goTo("Points"), sam.goTo("Points")]);
  const column = maya.column("Maya");
  await expect(column.pool).toHaveText("100 left to give");
  const [zero, half, end] = await Promise.all([0, 50, 100].map((value) => column.spotOn("Impact", value)));
  if (!zero || !half || !end) throw new Error("three spots were asked for");
  await maya.page.mouse.move(zero.x, zero.y);
  await maya.page.mouse.down();
  await maya.page.mouse.move(end.x + 40, end.y, { steps: 12 });
  await column.expectPoints({ Impact: 100 });
  await maya.page.mouse.move(half.x, half.y, { steps: 12 });
  await column.expectPoints({ Impact: 50 });
  await maya.page.mouse.up();
  await expect(maya.undo).toHaveAccessibleName("Undo: Impact 0 → 50");
  await sam.column("Maya").expectPoints({ Impact: 50 });
  await maya.undo.click();
  await column.expectPoints({});
  await sam.column("Maya").expectPoints({});
});

test("a slider obeys the keys, and a burst of keys is one step to take back", async ({ visitors, board }) => {
  const maya = await visitors.sit(board, "Maya");
  await maya.goTo("Points");
  const column = maya.column("Maya");
  await column.slider("Learning").focus();
  for (const [key, points] of [
    ["ArrowRight", 1],
    ["ArrowUp", 2],
    ["Shift+ArrowRight", 12],
    ["PageUp", 17],
    ["ArrowLeft", 16],
    ["ArrowDown", 15],
    ["Shift+ArrowLeft", 5],
    ["End", 100],
    ["PageDown", 95],
    ["Home", 0],
    ["Shift+ArrowUp", 10],
  ] as const) {
    await maya.page.keyboard.press(key);
    await expect(column.slider("Learning"), `after ${key}`).toHaveValue(String(points));
  }
  await column.expectPoints({ Learning: 10 });
  await expect(column.slider("Learning")).toHaveAttribute(
    "aria-valuetext",
    "10 points, not ranked yet, 90 left to give",
  );
  await expect(maya.undo).toHaveAccessibleName("Undo: Learning 0 → 10");
});

test("a number can be typed; one that is too large stops at what is left and asks where to take from", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  await maya.goTo("Points");
  const column = maya.column("Maya");
  await column.exact("Impact").fill("37");
  await maya.page.keyboard.press("Enter");
  await column.expectPoints({ Impact: 37 });
  await expect(maya.undo).toHaveAccessibleName("Undo: Impact 0 → 37");
  await column.exact("Learning").fill("80");
  await maya.page.keyboard.press("Tab");
  await column.expectPoints({ Impact: 37, Learning: 63 });
  await expect(column.takeFrom("Learning")).toBeVisible();
  await column.takeFrom("Learning").getByRole("button", { name: "Impact" }).click();
  await column.expectPoints({ Impact: 20, Learning: 80 });
  await column.exact("Impact").fill("-5");
  await maya.page.keyboard.press("Tab");
  await column.expectPoints({ Learning: 80 });
});

test("− and + move one point each, again and again while held, and are one step to take back", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  await maya.goTo("Points");
  const column = maya.column("Maya");
  await column.button("One point more for Compensation").click();
  await column.button("One point more for Compensation").click();
  await column.button("One point less for Compensation").click();
  await column.expectPoints({ Compensation: 1 });
  const more = await boxOf(column.button("One point more for Compensation"));
  await maya.page.mouse.move(more.x + more.width / 2, more.y + more.height / 2);
  await maya.page.mouse.down();
  await expect.poll(async () => Number(await column.slider("Compensation").inputValue())).toBeGreaterThan(5);
  await maya.page.mouse.up();
  const held = Number(await column.slider("Compensation").inputValue());
  await column.expectPoints({ Compensation: held });
  await expect(maya.undo).toHaveAccessibleName(new RegExp(`^Undo: Compensation \\d → ${held}$`));
  await expect(column.button("One point less for Impact")).toHaveAttribute("aria-disabled", "true");
});

test("at an empty pool the slider stops and nothing else moves; then Take from counts the other one down 1 to 1", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await Promise.all([maya.goTo("Points"), sam.goTo("Points")]);
  const column = maya.column("Maya");
  await column.slider("Impact").fill("70");
  await column.slider("Culture / Team").fill("20");
  await column.slider("Learning").fill("10");
  await expect(column.pool).toHaveText("All 100 given");

  const { page } = maya;
  const push = async (from: number, to: number): Promise<void> => {
    const [start, end] = [await column.spotOn("Learning", from), await column.spotOn("Learning", to)];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 10 });
  };
  await push(10, 40);
  await column.expectPoints({ Impact: 70, "Culture / Team": 20, Learning: 10 });
  await maya.expectAnnounced("Nothing is left to give. Take from: choose an area after Learning.");
  await page.mouse.up();
  const takeFrom = column.takeFrom("Learning");
  await expect(takeFrom.getByRole("button")).toHaveText(["Impact 70", "Culture / Team 20", "Leave it"]);
  await takeFrom.getByRole("button", { name: "Impact" }).click();
  await maya.expectAnnounced("Taking from Impact, which has 70. Learning has 10.");
  await column.expectPoints({ Impact: 70, "Culture / Team": 20, Learning: 10 });

  await push(10, 40);
  await column.expectPoints({ Impact: 40, "Culture / Team": 20, Learning: 40 });
  await sam.column("Maya").expectPoints({ Impact: 40, "Culture / Team": 20, Learning: 40 });
  const back = await column.spotOn("Learning", 25);
  await page.mouse.move(back.x, back.y, { steps: 5 });
  await column.expectPoints({ Impact: 55, "Culture / Team": 20, Learning: 25 });
  await page.mouse.up();
  await expect(maya.undo).toHaveAccessibleName("Undo: Learning 10 → 25");
  await takeFrom.getByRole("button", { name: "Done" }).click();
  await expect(takeFrom).toBeHidden();
  await maya.undo.click();
  for (const person of [maya, sam]) {
    await person.column("Maya").expectPoints({ Impact: 70, "Culture / Team": 20, Learning: 10 });
  }
});

test("+ at an empty pool asks too, and takes the one point from the chosen area", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  await maya.goTo("Points");
  const column = maya.column("Maya");
  await column.slider("Impact").fill("100");
  await column.button("One point more for Work-life Balance").click();
  await column.expectPoints({ Impact: 100 });
  const takeFrom = column.takeFrom("Work-life Balance");
  await takeFrom.getByRole("button", { name: "Impact" }).click();
  await column.expectPoints({ Impact: 99, "Work-life Balance": 1 });
  await column.button("One point more for Work-life Balance").click();
  await column.expectPoints({ Impact: 98, "Work-life Balance": 2 });
  await maya.page.keyboard.press("Escape");
  await expect(takeFrom).toBeHidden();
  await column.expectPoints({ Impact: 98, "Work-life Balance": 2 });
});

test("lowering is always possible and gives the points back to the pool", async ({ visitors, board }) => {
  const maya = await visitors.sit(board, "Maya");
  await maya.goTo("Points");
  const column = maya.column("Maya");
  await column.slider("Impact").fill("60");
  await column.slider("Learning").fill("40");
  await expect(column.pool).toHaveText("All 100 given");
  await column.slider("Impact").fill("23");
  await column.expectPoints({ Impact: 23, Learning: 40 });
  await expect(column.takeFrom("Impact")).toBeHidden();
});

test("a locked area keeps its points: its slider rests, nothing is taken from it or spread to it", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  await maya.goTo("Points");
  const column = maya.column("Maya");
  await column.slider("Impact").fill("40");
  await column.slider("Learning").fill("20");
  await column.choose("Impact", /^Lock/);
  await expect(column.slider("Impact")).toBeDisabled();
  await expect(column.exact("Impact")).toHaveAttribute("readonly");
  await expect(column.button("One point less for Impact")).toHaveAttribute("aria-disabled", "true");
  await column.choose("all points", /^Spread the rest evenly/);
  await column.expectPoints({
    Impact: 40,
    Learning: 28,
    "Promotion / Title": 8,
    Compensation: 8,
    "Work-life Balance": 8,
    "Culture / Team": 8,
  });
  await expect(maya.undo).toHaveAccessibleName("Undo: the rest spread evenly");
  await column.button("One point more for Learning").click();
  await expect(column.takeFrom("Learning").getByRole("button", { name: "Compensation" })).toBeVisible();
  await expect(column.takeFrom("Learning").getByRole("button", { name: "Impact" })).toBeHidden();
  await maya.page.keyboard.press("Escape");
  await column.choose("Impact", /^Unlock$/);
  await expect(column.slider("Impact")).toBeEnabled();
});

test("the menu of an area gives it the rest, and sets it to 0", async ({ visitors, board }) => {
  const maya = await visitors.sit(board, "Maya");
  await maya.goTo("Points");
  const column = maya.column("Maya");
  await column.slider("Impact").fill("63");
  await column.choose("Compensation", /^Give the rest here/);
  await column.expectPoints({ Impact: 63, Compensation: 37 });
  await maya.expectAnnounced("Compensation got the last 37 points.");
  await expect(maya.undo).toHaveAccessibleName("Undo: the rest given");
  await column.choose("Impact", "Set to 0");
  await column.expectPoints({ Compensation: 37 });
  await expect(maya.undo).toHaveAccessibleName("Undo: Impact 63 → 0");
});

test("spread evenly gives odd points to the earlier rows; start from my order waits for all six places", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  const column = maya.column("Maya");
  const order = [
    "Learning",
    "Impact",
    "Culture / Team",
    "Compensation",
    "Work-life Balance",
    "Promotion / Title",
  ] as const;
  await column.placeAll(order.slice(0, 5));
  await maya.goTo("Points");
  await column.button("Help with all points").click();
  const fromOrder = column.region.getByRole("button", { name: /^Start from my order/ });
  await expect(fromOrder).toContainText("Place all six areas first");
  await fromOrder.click({ force: true });
  await expect(column.pool).toHaveText("100 left to give");
  await maya.page.keyboard.press("Escape");
  await column.choose("all points", /^Spread the rest evenly/);
  await column.expectPoints({
    Learning: 17,
    Impact: 17,
    "Culture / Team": 17,
    Compensation: 17,
    "Work-life Balance": 16,
    "Promotion / Title": 16,
  });

  await maya.goTo("Rank");
  await column.button("Place Promotion / Title").click();
  await column.expectRanking(order);
  await maya.goTo("Points");
  await column.choose("all points", /^Start from my order/);
  const byOrder = {
    Learning: 29,
    Impact: 24,
    "Culture / Team": 19,
    Compensation: 14,
    "Work-life Balance": 9,
    "Promotion / Title": 5,
  };
  await column.expectPoints(byOrder);
  await expect(maya.undo).toHaveAccessibleName("Undo: start from my order");
  await sam.goTo("Points");
  await sam.column("Maya").expectPoints(byOrder);
});

test("two devices of one person spend the same last points, and the sum stays at 100", async ({
  visitors,
  board,
  layCable,
}) => {
  const cable = await layCable();
  const [laptop, phone] = await Promise.all([
    visitors.sit(board, "Maya", { at: cable.url, mayLoseConnection: true }),
    visitors.sit(board, "Maya"),
  ]);
  await Promise.all([laptop.goTo("Points"), phone.goTo("Points")]);
  await laptop.column("Maya").slider("Impact").fill("40");
  await phone.column("Maya").expectPoints({ Impact: 40 });
  cable.silence();
  await laptop.column("Maya").slider("Learning").fill("60");
  await phone.column("Maya").slider("Compensation").fill("60");
  await phone.column("Maya").expectPoints({ Impact: 40, Compensation: 60 });
  cable.speak();
  const allOf = async (person: typeof laptop): Promise<readonly number[]> =>
    await person
      .column("Maya")
      .region.getByRole("slider")
      .evaluateAll((found) => found.map((each) => Number((each as HTMLInputElement).value)));
  await expect.poll(async () => JSON.stringify(await allOf(laptop))).toBe(JSON.stringify(await allOf(phone)));
  await laptop.expectChip("Saved");
  await phone.expectChip("Saved");
  await expect.poll(async () => JSON.stringify(await allOf(laptop))).toBe(JSON.stringify(await allOf(phone)));
  expect((await allOf(laptop)).reduce((sum, each) => sum + each, 0)).toBe(100);
});
