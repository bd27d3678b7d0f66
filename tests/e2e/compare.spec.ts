import { MAYAS_ANSWER, SAMS_ANSWER, type Area } from "./support/areas.ts";
import type { BoardPage } from "./support/board-page.ts";
import { test, expect } from "./support/test.ts";

/*
 * Worked out by hand from the two answers.
 *   The smaller of each pair of points: 22 + 5 + 10 + 14 + 4 + 8 = 63.
 *   Pairs in the same order: Impact before Learning, Culture, Balance and Compensation; Learning before Culture and
 *   Balance; Culture before Balance: 7.
 *   In both first three places: Impact.
 */
const TABLE = [
  ["Impact", "1", "2", "30", "22"],
  ["Promotion / Title", "6", "1", "5", "34"],
  ["Compensation", "5", "3", "10", "18"],
  ["Learning", "2", "4", "25", "14"],
  ["Work-life Balance", "4", "6", "12", "4"],
  ["Culture / Team", "3", "5", "18", "8"],
];
const FACTS = [
  "63 of 100 points sit in the same places",
  "7 of 15 pairs you put in the same order",
  "1 of your top 3 is the same: Impact",
];
const TALK = [
  /^Common ground: Impact\s*You both gave it a lot: 30 and 22\.$/,
  /^Promotion \/ Title\s*29 points apart, five places\. What does the next step ask for, and when is it realistic\?$/,
  /^Learning\s*11 points apart, two places\.$/,
  /^Culture \/ Team\s*10 points apart, two places\.$/,
  /^Compensation\s*8 points apart, two places\.$/,
  /^Work-life Balance\s*8 points apart, two places\.$/,
];

test("after both finish, Compare is right to the last number for both, and again after a reload", async ({
  visitors,
  board,
}) => {
  const both = await visitors.sitBoth(board);
  const [maya, sam] = both;
  await Promise.all([maya.answer("Maya", MAYAS_ANSWER), sam.answer("Sam", SAMS_ANSWER)]);
  for (const person of both) {
    await person.goTo("Compare");
    await expectComparison(person);
  }
  for (const person of both) {
    await person.expectChip("Saved");
    await person.page.reload();
    await person.goTo("Compare");
    await expectComparison(person);
    await person.goTo("Rank");
    await person.column("Maya").expectRanking(MAYAS_ANSWER.order);
    await person.column("Sam").expectRanking(SAMS_ANSWER.order);
    await person.goTo("Points");
    await person.column("Maya").expectPoints(MAYAS_ANSWER.points);
    await person.column("Sam").expectPoints(SAMS_ANSWER.points);
  }
});

test("the same comparison is there after the server was restarted, for who stayed and for who comes new", async ({
  visitors,
  board,
  server,
}) => {
  const both = await visitors.sitBoth(board, { mayLoseConnection: true });
  const [maya, sam] = both;
  await Promise.all([maya.answer("Maya", MAYAS_ANSWER), sam.answer("Sam", SAMS_ANSWER)]);
  for (const person of both) {
    await person.goTo("Compare");
    await person.expectChip("Saved");
  }
  await server.end("SIGTERM");
  await maya.expectChip("Offline, kept on this device");
  await expectComparison(maya);
  await server.startAgain();
  for (const person of both) {
    await person.expectChip("Saved");
    await expectComparison(person);
  }
  const visitor = await visitors.watch(board);
  await visitor.goTo("Compare");
  await expectComparison(visitor);
});

test("the same comparison is there after the server was killed at the moment when the chip said Saved", async ({
  visitors,
  board,
  server,
}) => {
  const [maya, sam] = await visitors.sitBoth(board, { mayLoseConnection: true });
  await sam.answer("Sam", SAMS_ANSWER);
  await maya.answer("Maya", MAYAS_ANSWER);
  await sam.expectChip("Saved");
  await maya.expectChip("Saved");
  await server.end("SIGKILL");
  // Nobody who could bring anything back from their own device is left.
  await visitors.leave();
  await server.startAgain();
  const visitor = await visitors.sit(board, "Sam");
  await visitor.goTo("Compare");
  await expectComparison(visitor);
});

test("each single edit that was called Saved is there after the server was killed", async ({
  visitors,
  board,
  server,
}) => {
  const edits: readonly (readonly [order: readonly Area[], edit: (maya: BoardPage) => Promise<void>])[] = [
    [["Impact"], (maya) => maya.column("Maya").button("Place Impact").click()],
    [["Impact", "Learning"], (maya) => maya.column("Maya").button("Place Learning").click()],
    [["Learning", "Impact"], (maya) => maya.column("Maya").button("Move Learning up").click()],
  ];
  for (const [order, edit] of edits) {
    const maya = await visitors.sit(board, "Maya", { mayLoseConnection: true });
    await edit(maya);
    await maya.column("Maya").expectRanking(order);
    await maya.expectChip("Saved");
    await server.end("SIGKILL");
    await visitors.leave();
    await server.startAgain();
    const visitor = await visitors.watch(board, { mayLoseConnection: true });
    await visitor.column("Maya").expectRanking(order);
  }
});

test("what a hand still holds is called Saved only when it survives a killed server", async ({
  visitors,
  board,
  server,
}) => {
  const maya = await visitors.sit(board, "Maya", { mayLoseConnection: true });
  await maya.goTo("Points");
  const column = maya.column("Maya");
  const [from, to] = [await column.spotOn("Impact", 0), await column.spotOn("Impact", 45)];
  await maya.page.mouse.move(from.x, from.y);
  await maya.page.mouse.down();
  await maya.page.mouse.move(to.x, to.y, { steps: 9 });
  await expect(column.exact("Impact")).toHaveValue("45");
  await maya.expectChip("Saved");
  await server.end("SIGKILL");
  await visitors.leave();
  await server.startAgain();
  const visitor = await visitors.watch(board);
  await visitor.goTo("Points");
  await visitor.column("Maya").expectPoints({ Impact: 45 });
});

test("Compare follows while somebody still moves a slider or a card", async ({ visitors, board }) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await maya.answer("Maya", MAYAS_ANSWER);
  await sam.goTo("Compare");
  await sam.expectFacts(["No points to compare yet", "No pairs to compare yet", "No top 3 to compare yet"]);
  await expect(sam.comparison).toContainText("Sam has not answered yet.");
  await maya.goTo("Compare");
  await sam.answer("Sam", SAMS_ANSWER);
  await expectComparison(maya);

  const { page } = sam;
  const column = sam.column("Sam");
  await column.slider("Promotion / Title").fill("0");
  const [from, to] = [
    await column.spotOn("Promotion / Title", 0),
    await column.spotOn("Promotion / Title", 20),
  ];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  // The smaller of both for this area is Maya’s 5 as soon as Sam’s hand passes it, still holding the slider.
  await maya.expectFacts(["63 of 100 points sit in the same places so far"]);
  await maya.expectTable(
    TABLE.map((row) => (row[0] === "Promotion / Title" ? ["Promotion / Title", "6", "1", "5", "20"] : row)),
  );
  await expect(maya.comparison).toContainText("Sam has 14 points left to give.");
  await page.mouse.up();

  await sam.goTo("Rank");
  const card = await column.lift("Promotion / Title");
  await card.over(5.5);
  await maya.expectFacts(["2 of your top 3 are the same: Impact and Learning"]);
  await card.drop("Promotion / Title is 6 of 6.");
  await maya.expectTable([
    ["Impact", "1", "1", "30", "22"],
    ["Promotion / Title", "6", "6", "5", "20"],
    ["Compensation", "5", "2", "10", "18"],
    ["Learning", "2", "3", "25", "14"],
    ["Work-life Balance", "4", "5", "12", "4"],
    ["Culture / Team", "3", "4", "18", "8"],
  ]);
});

test("choosing an area dims the others and shows its question; the table can be shown instead of the picture", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await Promise.all([maya.answer("Maya", MAYAS_ANSWER), sam.answer("Sam", SAMS_ANSWER)]);
  await maya.goTo("Compare");
  const compensation = maya.talk.getByRole("button", { name: /^Compensation/ });
  await compensation.click();
  await expect(compensation).toHaveAttribute("aria-pressed", "true");
  await expect(compensation).toContainText("What is possible here, and who decides?");
  await compensation.click();
  await expect(compensation).toHaveAttribute("aria-pressed", "false");

  const table = maya.comparison.getByRole("table", { name: "Both answers" });
  await maya.button("Show as a table").click();
  await expect.poll(async () => (await table.boundingBox())?.width ?? 0).toBeGreaterThan(300);
  await expect(table.getByRole("columnheader")).toHaveText([
    "Area",
    "Maya’s rank",
    "Sam’s rank",
    "Maya’s points",
    "Sam’s points",
  ]);
  await maya.button("Show the picture").click();
  await expect(maya.button("Show as a table")).toBeVisible();
});

test("the words of Compare never score anybody", async ({ visitors, board }) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await Promise.all([maya.answer("Maya", MAYAS_ANSWER), sam.answer("Sam", SAMS_ANSWER)]);
  await maya.goTo("Compare");
  await expectComparison(maya);
  await expect(maya.page.locator("body")).not.toContainText(/%|score|match|correlation|should|better|worse/i);
});

async function expectComparison(person: BoardPage): Promise<void> {
  await person.expectTable(TABLE);
  await person.expectFacts(FACTS);
  await expect(person.talk).toHaveText(TALK);
}
