import type { BoardPage } from "./support/board-page.ts";
import { boxOf, liesStill } from "./support/board-page.ts";
import { describeMotion, heightOf, recordCard, recordThumb } from "./support/motion.ts";
import { test, expect } from "./support/test.ts";

test("Sam sees the card under Maya’s hand travel, long before it is dropped", async ({ visitors, board }) => {
  const [moving, watching] = await visitors.sitBoth(board);
  await moving.column("Maya").placeAll(["Impact", "Learning", "Compensation", "Culture / Team"]);
  await watching.column("Maya").expectRanking(["Impact", "Learning", "Compensation", "Culture / Team"]);
  await liesStill(watching.card("left/impact"));

  const card = await moving.column("Maya").lift("Impact");
  await card.over(0.5);
  await expect(watching.column("Maya").region).toContainText("Maya is moving this");
  await follows(watching, moving, "left/impact");
  const recording = await recordCard(watching.page, "left/impact");
  for (const places of [1, 1.5, 2, 2.5, 3, 3.5]) {
    await card.over(places, 2);
    await follows(watching, moving, "left/impact");
  }
  const motion = describeMotion(await recording.stop());
  await watching.column("Maya").expectRanking(["Learning", "Compensation", "Culture / Team", "Impact"]);
  await expect(moving.undo, "nothing has been dropped yet").toBeVisible();
  expect(motion.distance).toBeGreaterThan(150);
  expect(motion.positions, "positions that were seen").toBeGreaterThan(20);
  expect(motion.largestStepBack, "it never steps back").toBeLessThan(3);
  expect(motion.largestStep, "it never jumps").toBeLessThan(motion.distance / 3);

  await card.drop("Impact is 4 of 6.");
  await watching.column("Maya").expectRanking(["Learning", "Compensation", "Culture / Team", "Impact"]);
  await expect(watching.column("Maya").region).not.toContainText("is moving this");
  await liesStill(watching.card("left/impact"));
});

test("Maya sees the slider under Sam’s hand glide, long before it is let go", async ({ visitors, board }) => {
  const [watching, moving] = await visitors.sitBoth(board);
  await Promise.all([moving.goTo("Points"), watching.goTo("Points")]);
  const { page } = moving;
  const column = moving.column("Sam");
  const from = await column.spotOn("Learning", 0);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const recording = await recordThumb(watching.page, "right/learning");
  for (const points of [10, 20, 30, 40, 50, 60]) {
    const to = await column.spotOn("Learning", points);
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await expect(column.exact("Learning")).toHaveValue(String(points));
    await expect(watching.column("Sam").exact("Learning")).toHaveValue(String(points));
    await expect(watching.column("Sam").pool).toHaveText(`${100 - points} left to give`);
  }
  const target = await watching.column("Sam").spotOn("Learning", 60);
  await expect.poll(async () => Math.abs((await thumbOf(watching, "right")) - target.x)).toBeLessThan(1.5);
  const motion = describeMotion(await recording.stop());
  expect(motion.distance).toBeGreaterThan(100);
  expect(motion.positions, "positions that were seen").toBeGreaterThan(20);
  expect(motion.largestStepBack, "it never steps back").toBeLessThan(1);
  expect(motion.largestStep, "it never jumps").toBeLessThan(motion.distance / 3);

  await page.mouse.up();
  await expect(moving.undo).toHaveAccessibleName("Undo: Learning 0 → 60");
  await watching.column("Sam").expectPoints({ Learning: 60 });
});

test("both people drag at the same time, and each sees the other’s card travel", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await maya.column("Maya").placeAll(["Impact", "Learning"]);
  await sam.column("Sam").placeAll(["Compensation", "Culture / Team"]);
  const mayas = await maya.column("Maya").lift("Impact");
  const sams = await sam.column("Sam").lift("Culture / Team");
  await mayas.over(1.5);
  await sams.over(0.5);
  await expect(sam.column("Maya").region).toContainText("Maya is moving this");
  await expect(maya.column("Sam").region).toContainText("Sam is moving this");
  for (const person of [maya, sam]) {
    await person.column("Maya").expectRanking(["Learning", "Impact"]);
    await person.column("Sam").expectRanking(["Culture / Team", "Compensation"]);
  }
  await mayas.drop("Impact is 2 of 6.");
  await sams.drop("Culture / Team is 1 of 6.");
  for (const person of [maya, sam]) {
    await person.column("Maya").expectRanking(["Learning", "Impact"]);
    await person.column("Sam").expectRanking(["Culture / Team", "Compensation"]);
  }
});

test("a reorder from my other device in the middle of my drag moves nothing under my hand, and my card lands where I saw it", async ({
  visitors,
  board,
}) => {
  const [laptop, phone, sam] = await Promise.all([
    visitors.sit(board, "Maya"),
    visitors.sit(board, "Maya", { device: "phone" }),
    visitors.sit(board, "Sam"),
  ]);
  const start = ["Impact", "Promotion / Title", "Compensation", "Learning", "Work-life Balance"] as const;
  await laptop.column("Maya").placeAll(start);
  await phone.column("Maya").expectRanking(start);

  const card = await laptop.column("Maya").lift("Impact");
  await card.over(2.5);
  const seen = ["Promotion / Title", "Compensation", "Impact", "Learning", "Work-life Balance"] as const;
  await laptop.column("Maya").expectRanking(seen);
  await phone.column("Maya").handle("Work-life Balance").focus();
  await phone.press("1", "Work-life Balance is 1 of 6.");
  const merged = ["Work-life Balance", "Promotion / Title", "Compensation", "Impact", "Learning"] as const;
  await laptop.column("Maya").expectRanking(seen);
  await card.over(2.6);
  await sam.column("Maya").expectRanking(merged);
  await laptop.column("Maya").expectRanking(seen);
  await card.drop("Impact is 4 of 6.");
  for (const person of [laptop, phone, sam]) await person.column("Maya").expectRanking(merged);
});

test("a card that my other device takes away while I carry it follows the later hand, and nothing is lost", async ({
  visitors,
  board,
}) => {
  const [laptop, phone] = await Promise.all([
    visitors.sit(board, "Maya"),
    visitors.sit(board, "Maya", { device: "phone" }),
  ]);
  await laptop.column("Maya").placeAll(["Impact", "Learning", "Compensation"]);
  await phone.column("Maya").expectRanking(["Impact", "Learning", "Compensation"]);
  const card = await laptop.column("Maya").lift("Impact");
  await card.over(1.5);
  await phone.column("Maya").expectRanking(["Learning", "Impact", "Compensation"]);
  // The button sways with the card that the other device carries, so it is pressed by key.
  await phone.column("Maya").button("Put Impact back into the tray").press("Enter");
  await phone.column("Maya").expectRanking(["Learning", "Impact", "Compensation"]);
  await card.over(2.5);
  await card.drop("Impact is 3 of 6.");
  for (const person of [laptop, phone]) {
    await person.column("Maya").expectRanking(["Learning", "Compensation", "Impact"]);
  }
});

test("both people see who is here and on which step, join each other and call each other, and a call may be left unanswered", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await expect(maya.button("Sam, on Rank")).toBeVisible();
  await sam.goTo("Points");
  await maya.button("Sam, on Points").click();
  await maya.button("Join Sam").click();
  await maya.expectStep("Points");

  await maya.goTo("Compare");
  await maya.button("Sam, on Points").click();
  await maya.button("Bring Sam here").click();
  await sam.expectAnnounced("Maya asks you to come to Compare.");
  await sam.button("Stay here").click();
  await expect(sam.button("Go to Compare")).toBeHidden();
  await sam.expectStep("Points");

  await maya.button("Sam, on Points").click();
  await maya.button("Bring Sam here").click();
  await sam.button("Go to Compare").click();
  await sam.expectStep("Compare");
  await expect(maya.button("Sam, on Compare")).toBeVisible();
  await maya.button("Sam, on Compare").click();
  await expect(maya.dialog("Sam")).toContainText("Looking at Compare, like you.");

  await sam.page.close();
  await expect(maya.button("Sam, not here")).toBeVisible();
});

test("a pointer is on the same spot beside the cards on every screen and in every step, and goes when its hand goes", async ({
  visitors,
  board,
}) => {
  const [maya, sam, phone] = await Promise.all([
    visitors.sit(board, "Maya"),
    visitors.sit(board, "Sam", { context: { viewport: { width: 1280, height: 720 } } }),
    visitors.sit(board, "Sam", { device: "phone" }),
  ]);
  await maya.column("Maya").placeAll(["Impact", "Learning", "Compensation", "Culture / Team"]);
  await sam.column("Maya").expectRanking(["Impact", "Learning", "Compensation", "Culture / Team"]);
  await liesStill(maya.card("left/compensation"));
  await liesStill(sam.card("left/compensation"));
  const card = '[data-anchor="card:left/compensation"]';
  await pointAt(maya, card, 0.3, 0.6);
  const pointer = sam.page.locator("[data-pointer]");
  await expect(pointer).toHaveText("Maya");
  await expectPointedAt(sam, card, 0.3, 0.6);
  await sam.goTo("Points");
  await expect(pointer).toHaveText("Maya · on Rank");
  await expectPointedAt(sam, card, 0.3, 0.6);
  await sam.goTo("Compare");
  await expectPointedAt(sam, card, 0.3, 0.6);

  const marker = phone.page.locator("[data-pointer]");
  await expect(marker, "the column is not shown").toHaveAttribute("data-edge", "left");
  await expect(marker).toHaveText("Maya");
  await phone.button("Maya").tap();
  await expectPointedAt(phone, card, 0.3, 0.6);

  const places = '[data-places="left"]';
  await pointAt(maya, places, 1.03, 0.75);
  for (const step of ["Compare", "Points", "Rank"] as const) {
    await sam.goTo(step);
    for (const seat of ["left", "right"]) await expectSixEqualRows(sam, seat);
    await expect.poll(async () => (await pointed(sam, places)).y).toBeCloseTo(0.75, 2);
    const [left, right] = [await pointed(sam, places), await pointed(sam, '[data-places="right"]')];
    expect(left.x, "between the columns").toBeGreaterThan(1);
    expect(right.x, "between the columns").toBeLessThan(0);
  }
  await expectPointedAt(phone, places, 1.03, 0.75);
  await maya.page.mouse.move(700, 20);
  await expect(pointer).toHaveCount(0);
  await pointAt(maya, places, 0.5, 0.5);
  await expect(pointer).toBeVisible();
  await maya.page.close();
  await expect(pointer).toHaveCount(0);
});

test("On a screen that both share, each hand changes and takes back its own, and a touch of the other column asks", async ({
  visitors,
  board,
}) => {
  const both = await visitors.come("Both");
  await both.page.goto(`/b/${board.editKey}`);
  await both.dialog("Take a seat").getByRole("button", { name: "We share this screen" }).click();
  const question = both.dialog("Whose hand is it?");
  await question.getByRole("button", { name: "Maya" }).click();
  const hands = both.page.getByRole("group", { name: "Whose hand is it?" });
  await expect(hands.getByRole("button", { name: "Maya’s hand" })).toHaveAttribute("aria-pressed", "true");
  const [maya, sam] = [both.column("Maya"), both.column("Sam")];
  await maya.button("Place Impact").click();
  await sam.tray.getByText("Learning").click();
  await question.getByRole("button", { name: "Sam" }).click();
  await both.expectAnnounced("It is Sam’s hand now.");
  await expect(both.undo).toBeDisabled();
  await sam.button("Place Learning").click();
  await expect(both.undo).toHaveAccessibleName("Undo: Learning to place 1");
  await expect(maya.button("Place Learning")).toBeHidden();
  await both.page.keyboard.press("h");
  await both.expectAnnounced("It is Maya’s hand now.");
  await expect(both.undo).toHaveAccessibleName("Undo: Impact to place 1");
  await both.undo.click();
  await maya.expectRanking([]);
  await sam.expectRanking(["Learning"]);
  await both.goTo("Points");
  await sam.region.getByText("Learning").click();
  await both.page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(sam.slider("Learning")).toBeDisabled();
  await hands.getByRole("button", { name: "Sam’s hand" }).click();
  await sam.slider("Learning").fill("40");
  await sam.expectPoints({ Learning: 40 });
});

test("who asks the system for less motion sees cards arrive without flying", async ({ visitors, board }) => {
  const [maya, sam] = await Promise.all([
    visitors.sit(board, "Maya"),
    visitors.sit(board, "Sam", {
      context: { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" },
    }),
  ]);
  await sam.column("Maya").expectRanking([]);
  const recording = await recordCard(sam.page, "left/impact");
  await maya.column("Maya").button("Place Impact").click();
  await sam.column("Maya").expectRanking(["Impact"]);
  await liesStill(sam.card("left/impact"));
  expect(describeMotion(await recording.stop()).positions).toBeLessThanOrEqual(3);
});

/** The card on one screen has come to where it is under the hand on the other, which has the same size. */
async function follows(watching: BoardPage, moving: BoardPage, card: string): Promise<void> {
  await expect
    .poll(async () => Math.abs((await heightOf(watching.page, card)) - (await heightOf(moving.page, card))))
    .toBeLessThan(4);
}

async function thumbOf(person: BoardPage, seat: string): Promise<number> {
  const box = await boxOf(person.page.locator(`[data-card="${seat}/learning"] :has(+ input[type="range"])`));
  return box.x + box.width / 2;
}

/** Points with the mouse at a spot of something, in fractions of its box. */
async function pointAt(person: BoardPage, selector: string, x: number, y: number): Promise<void> {
  const box = await boxOf(person.page.locator(selector));
  await person.page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 3 });
}

/** Where the pointer of the other person is seen, in fractions of the box of something; NaN while it is not. */
async function pointed(
  person: BoardPage,
  selector: string,
): Promise<{ readonly x: number; readonly y: number }> {
  const spot = await person.page.locator("[data-pointer]").boundingBox();
  const box = await person.page.locator(selector).boundingBox();
  if (spot === null || box === null) return { x: NaN, y: NaN };
  return { x: (spot.x - box.x) / box.width, y: (spot.y - box.y) / box.height };
}

async function expectPointedAt(person: BoardPage, selector: string, x: number, y: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const seen = await pointed(person, selector);
        return Math.hypot(seen.x - x, seen.y - y);
      },
      { message: `the pointer on ${person.person}’s screen` },
    )
    .toBeLessThan(0.02);
}

/** What counts in sixths of the box of places relies on it. */
async function expectSixEqualRows(person: BoardPage, seat: string): Promise<void> {
  const middles = await person.page.locator(`[data-places="${seat}"]`).evaluate((places) => {
    const whole = places.getBoundingClientRect();
    // In the comparison the answers lie over the places, not in them.
    const answers = `[data-anchor^="card:${places.getAttribute("data-places")}/"]`;
    const rows = places.children.length > 0 ? places.children : document.querySelectorAll(answers);
    return Array.from(rows, (row) => {
      const { top, height } = row.getBoundingClientRect();
      return Math.round((((top + height / 2 - whole.top) * 6) / whole.height) * 100) / 100;
    }).toSorted((a, b) => a - b);
  });
  expect(middles).toEqual([0.5, 1.5, 2.5, 3.5, 4.5, 5.5]);
}
