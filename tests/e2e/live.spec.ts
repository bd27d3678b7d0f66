import type { BoardPage } from "./support/board-page.ts";
import { boxOf, liesStill } from "./support/board-page.ts";
import { describeMotion, heightOf, recordCard, recordThumb } from "./support/motion.ts";
import { test, expect } from "./support/test.ts";

/** Both people carry in turn, so that seeing goes both ways. */
for (const [mover, watcher, seat] of [
  ["Maya", "Sam", "left"],
  ["Sam", "Maya", "right"],
] as const) {
  test(`${watcher} sees the card under ${mover}’s hand travel, long before it is dropped`, async ({
    visitors,
    board,
  }) => {
    const [maya, sam] = await visitors.sitBoth(board);
    const [moving, watching] = mover === "Maya" ? [maya, sam] : [sam, maya];
    await moving.column(mover).placeAll(["Impact", "Learning", "Compensation", "Culture / Team"]);
    await watching.column(mover).expectRanking(["Impact", "Learning", "Compensation", "Culture / Team"]);
    await liesStill(watching.card(`${seat}/impact`));

    const card = await moving.column(mover).lift("Impact");
    await card.over(0.5);
    await expect(watching.column(mover).region).toContainText(`${mover} is moving this`);
    await follows(watching, moving, `${seat}/impact`);
    const recording = await recordCard(watching.page, `${seat}/impact`);
    for (const places of [1, 1.5, 2, 2.5, 3, 3.5]) {
      await card.over(places, 2);
      await follows(watching, moving, `${seat}/impact`);
    }
    const motion = describeMotion(await recording.stop());
    await watching.column(mover).expectRanking(["Learning", "Compensation", "Culture / Team", "Impact"]);
    await expect(moving.undo, "nothing has been dropped yet").toBeVisible();
    expect(motion.distance).toBeGreaterThan(150);
    expect(motion.positions, "positions that were seen").toBeGreaterThan(20);
    expect(motion.largestStepBack, "it never steps back").toBeLessThan(3);
    expect(motion.largestStep, "it never jumps").toBeLessThan(motion.distance / 3);

    await card.drop("Impact is 4 of 6.");
    await watching.column(mover).expectRanking(["Learning", "Compensation", "Culture / Team", "Impact"]);
    await expect(watching.column(mover).region).not.toContainText("is moving this");
    await liesStill(watching.card(`${seat}/impact`));
  });

  test(`${watcher} sees the slider under ${mover}’s hand glide, long before it is let go`, async ({
    visitors,
    board,
  }) => {
    const [maya, sam] = await visitors.sitBoth(board);
    const [moving, watching] = mover === "Maya" ? [maya, sam] : [sam, maya];
    await Promise.all([moving.goTo("Points"), watching.goTo("Points")]);
    const { page } = moving;
    const column = moving.column(mover);
    const from = await column.spotOn("Learning", 0);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    const recording = await recordThumb(watching.page, `${seat}/learning`);
    for (const points of [10, 20, 30, 40, 50, 60]) {
      const to = await column.spotOn("Learning", points);
      await page.mouse.move(to.x, to.y, { steps: 3 });
      await expect(column.exact("Learning")).toHaveValue(String(points));
      await expect(watching.column(mover).exact("Learning")).toHaveValue(String(points));
      await expect(watching.column(mover).pool).toHaveText(`${100 - points} left to give`);
    }
    const target = await watching.column(mover).spotOn("Learning", 60);
    await expect.poll(async () => Math.abs((await thumbOf(watching, seat)) - target.x)).toBeLessThan(1.5);
    const motion = describeMotion(await recording.stop());
    expect(motion.distance).toBeGreaterThan(100);
    expect(motion.positions, "positions that were seen").toBeGreaterThan(20);
    expect(motion.largestStepBack, "it never steps back").toBeLessThan(1);
    expect(motion.largestStep, "it never jumps").toBeLessThan(motion.distance / 3);

    await page.mouse.up();
    await expect(moving.undo).toHaveAccessibleName("Undo: Learning 0 → 60");
    await watching.column(mover).expectPoints({ Learning: 60 });
  });
}

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

test("both people see who is here and on which step, join each other and call each other", async ({
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
  await sam.expectStep("Points");
  await sam.button("Go to Compare").click();
  await sam.expectStep("Compare");
  await expect(maya.button("Sam, on Compare")).toBeVisible();
  await maya.button("Sam, on Compare").click();
  await expect(maya.dialog("Sam")).toContainText("Looking at Compare, like you.");

  await sam.page.close();
  await expect(maya.button("Sam, not here")).toBeVisible();
});

test("a call may be left unanswered", async ({ visitors, board }) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await maya.goTo("Points");
  await maya.button("Sam, on Rank").click();
  await maya.button("Bring Sam here").click();
  await sam.button("Stay here").click();
  await expect(sam.button("Go to Points")).toBeHidden();
  await sam.expectStep("Rank");
});

test("the other person’s pointer is seen where it points, with their name, and goes when they go", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  const spot = await boxOf(maya.column("Maya").handle("Learning"));
  await maya.page.mouse.move(spot.x - 200, spot.y - 60);
  await maya.page.mouse.move(spot.x + 10, spot.y + 10, { steps: 5 });
  const pointer = sam.page.locator("[data-pointer]");
  await expect(pointer).toHaveText("Maya");
  await expect(pointer).toBeVisible();
  await expect
    .poll(async () => {
      const seen = await boxOf(pointer);
      return Math.hypot(seen.x - spot.x - 10, seen.y - spot.y - 10);
    })
    .toBeLessThan(8);
  await maya.page.close();
  await expect(pointer).toHaveCount(0);
});

test("We share this screen lets one device change both sides and asks whose hand it is", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  await expect(maya.column("Sam").button("Place Impact")).toBeHidden();
  await maya.button("About this board").click();
  await maya.page.getByRole("checkbox", { name: "We share this screen" }).check();
  await maya.page.keyboard.press("Escape");
  const hands = maya.page.getByRole("group", { name: "Whose hand is it?" });
  await expect(hands.getByRole("button", { name: "Maya" })).toHaveAttribute("aria-pressed", "true");
  await maya.column("Maya").button("Place Impact").click();
  await expect(maya.column("Sam").button("Place Learning")).toBeHidden();
  await hands.getByRole("button", { name: "Sam" }).click();
  await maya.column("Sam").button("Place Learning").click();
  await expect(maya.column("Maya").button("Place Learning")).toBeHidden();
  await maya.column("Maya").expectRanking(["Impact"]);
  await maya.column("Sam").expectRanking(["Learning"]);
  await expect(maya.undo).toHaveAccessibleName("Undo: Learning to place 1");
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
