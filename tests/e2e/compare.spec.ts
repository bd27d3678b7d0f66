import fc from "fast-check";
import { AREA_IDS } from "#shared/domain/areas.ts";
import type { Answers } from "#shared/domain/board.ts";
import { placeOf } from "#shared/domain/ranking.ts";
import type { PerSeat } from "#shared/domain/seats.ts";
import { english } from "#shared/messages/en/english.ts";
import { answers, MAYA, SAM, someAnswers } from "../shared/domain/snapshot/boards.ts";
import { MAYAS_ANSWER, SAMS_ANSWER, type Area } from "./support/areas.ts";
import type { BoardPage } from "./support/board-page.ts";
import { FarHand } from "./support/far-hand.ts";
import { collisionsIn } from "./support/picture.ts";
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
  /^Common ground: Impact\.\s*You both gave it a lot: 30 and 22\.\s*Where do you see my work matter most\?$/,
  /^Promotion \/ Title\.\s*29 points apart, five places\. What does the next step ask for, and when is it realistic\?$/,
  /^Learning\.\s*11 points apart, two places\.\s*Which work in the next six months would teach that\?$/,
  /^Culture \/ Team\.\s*10 points apart, two places\.\s*What do you want more of from this team\?$/,
  /^Compensation\.\s*8 points apart, two places\.\s*What is possible here, and who decides\?$/,
  /^Work-life Balance\.\s*8 points apart, two places\.\s*What is one thing we could change next month\?$/,
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

test("the same comparison is there after the server was restarted, and after it was killed when the chip said Saved, for who stayed and for who comes new", async ({
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
  const hasCome = (piece: string): Promise<boolean> =>
    maya.page.evaluate(
      (name) => performance.getEntriesByType("resource").some((each) => each.name.includes(`/${name}-`)),
      piece,
    );
  await expect.poll(() => hasCome("BoardExport")).toBe(true);
  await server.end("SIGTERM");
  await maya.expectChip("Offline, kept on this device");
  await expectComparison(maya);
  // What is on the screen can be taken away without a server.
  await maya.button("Export").click();
  await expect(maya.dialog("Take a snapshot").getByRole("button", { name: "CSV" })).toBeVisible();
  await maya.page.keyboard.press("Escape");
  await server.startAgain();
  for (const person of both) {
    await person.expectChip("Saved");
    await expectComparison(person);
  }
  await server.end("SIGKILL");
  // Nobody who could bring anything back from their own device is left.
  await visitors.leave();
  await server.startAgain();
  const visitor = await visitors.watch(board);
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
    [["Learning", "Impact"], (maya) => maya.column("Maya").button("Place Learning").press("1")],
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
  await maya.view("Table").check();
  await expect.poll(async () => (await table.boundingBox())?.width ?? 0).toBeGreaterThan(300);
  await expect(table.getByRole("columnheader")).toHaveText([
    "Area",
    "Maya’s rank",
    "Sam’s rank",
    "Maya’s points",
    "Sam’s points",
  ]);
  await maya.view("Lines").check();
  await expect(maya.comparison.locator("[data-line]")).toHaveCount(6);
});

/** What a Spanish reader hears where Maya gives points as Inés does, after another beginning. */
const SPANISH_READING = `
- heading "Qué coincide y de qué conviene hablar" [level=1]
- paragraph: 100 de 100 puntos coinciden
- paragraph: 7 de 15 pares están en el mismo orden
- paragraph: "1 área coincide entre las tres primeras: Impacto"
- table "Las dos respuestas":
  - caption: Las dos respuestas
  - rowgroup:
    - row:
      - columnheader "Área"
      - columnheader "Puesto de Maya"
      - columnheader "Puesto de Inés"
      - columnheader "Puntos de Maya"
      - columnheader "Puntos de Inés"
  - rowgroup:
    - row:
      - rowheader "Impacto"
      - cell "1"
      - cell "2"
      - cell /^22, antes 30, cuando/
      - cell "22"
- heading "De esto conviene hablar primero" [level=2]
- list "De esto conviene hablar primero":
  - listitem:
    - 'button "Terreno común: Ascenso / Cargo. Las dos personas le dieron lo mismo: 34."'
    - 'button "Hablemos de esto: Ascenso / Cargo"'
    - button "Ya se habló de Ascenso / Cargo"
    - paragraph: ¿Qué pide el próximo paso y cuándo es realista?
`;

/** Boards that are hard to draw: everything in one place, all alike, half answered; and some by chance. */
const HARD_BOARDS: readonly PerSeat<Answers>[] = [
  {
    left: answers(MAYA.ranking.placed, { promotion: 100 }),
    right: answers(SAM.ranking.placed, { impact: 1, promotion: 99 }),
  },
  { left: MAYA, right: MAYA },
  { left: answers(["culture", "impact"], { balance: 47, impact: 3 }), right: answers([], { learning: 100 }) },
  ...fc.sample(fc.record({ left: someAnswers, right: someAnswers }), { seed: 20_261_126, numRuns: 1 }),
];

test("on screens of every width no words of the pictures meet, and no line crosses any", async ({
  visitors,
  board,
  server,
}) => {
  const hand = await FarHand.come(server, board);
  hand.recordFirst({ left: MAYA, right: SAM });
  const watcher = await visitors.watch(board, { context: { reducedMotion: "reduce" } });
  await watcher.goTo("Compare");
  for (const [index, both] of HARD_BOARDS.entries()) {
    if (index === 2) {
      hand.name({
        left: "Wolfeschlegelsteinhausenbergerdorff Maximiliana Annunziata",
        right: "Bartholomew Featherstonehaugh of Great Britain",
      });
    }
    hand.answer("left", both.left);
    hand.answer("right", both.right);
    await watcher.expectTable(tableOf(both));
    for (const view of ["Lines", "Dumbbells"] as const) {
      await watcher.view(view).check();
      for (const [width, height] of [
        [320, 640],
        [390, 844],
        // Twice as large on a small computer.
        [720, 450],
        [1440, 900],
      ] as const) {
        await watcher.page.setViewportSize({ width, height });
        expect(
          await collisionsIn(watcher.comparison),
          `${view} of board ${index} at ${width} × ${height}`,
        ).toEqual([]);
      }
    }
  }
  // Both names are long by now.
  await watcher.view("Table").check();
  for (const width of [320, 720, 1440]) {
    await watcher.page.setViewportSize({ width, height: 640 });
    const right = await watcher.comparison
      .getByRole("cell")
      .last()
      .evaluate((cell) => {
        const frame = cell.closest("table")?.parentElement?.getBoundingClientRect();
        return cell.getBoundingClientRect().right - (frame?.right ?? 0);
      });
    expect(right, `the last column of the table ends in its frame at ${width}`).toBeLessThanOrEqual(0.5);
  }

  // Spanish words are longer, nothing of them meets either, and read in order they are sentences.
  hand.name({ left: "Maya", right: "Inés" });
  hand.answer("left", { ranking: MAYA.ranking, points: SAM.points });
  hand.answer("right", SAM);
  const reader = await visitors.watch(board, { context: { locale: "es-ES", reducedMotion: "reduce" } });
  await reader.button("Comparar").click();
  const comparison = reader.page.getByRole("region", { name: "Comparación" });
  await expect(comparison).toMatchAriaSnapshot(SPANISH_READING);
  for (const view of ["Pesas", "Líneas"]) {
    await comparison.getByRole("radio", { name: view }).check();
    for (const width of [320, 390, 1280]) {
      await reader.page.setViewportSize({ width, height: 720 });
      expect(await collisionsIn(comparison), `${view} at ${width} in Spanish`).toEqual([]);
    }
  }
  hand.leave();
});

test("dumbbells can be sorted and agree with the table while somebody moves a slider; a line moves and stays itself", async ({
  visitors,
  board,
  server,
}) => {
  const hand = await FarHand.come(server, board);
  hand.answer("left", MAYA);
  hand.answer("right", SAM);
  hand.recordFirst({ left: MAYA, right: SAM });
  const [watcher, sam] = await Promise.all([visitors.watch(board), visitors.sit(board, "Sam")]);
  await Promise.all([watcher.goTo("Compare"), sam.goTo("Points")]);
  const { comparison } = watcher;
  await watcher.expectTable(tableOf({ left: MAYA, right: SAM }));

  // The line of Learning from Maya’s second place to Sam’s fourth, and then to his first.
  const line = comparison.locator("[data-line='learning'] path").last();
  const before = await line.elementHandle();
  const course = await line.getAttribute("d");
  const courses = await line.evaluateHandle((path) => {
    const seen = new Set<string>();
    const note = (): void => void seen.add(path.getAttribute("d") ?? "");
    new MutationObserver(note).observe(path, { attributes: true, attributeFilter: ["d"] });
    return seen;
  });
  const moved = answers(
    ["learning", "promotion", "impact", "compensation", "culture", "balance"],
    SAM.points,
  );
  hand.answer("right", moved);
  await watcher.expectTable(tableOf({ left: MAYA, right: moved }));
  const middle = async (name: string): Promise<number> => {
    const box = await comparison.locator(`[data-row="${name}"] [data-mark]`).boundingBox();
    return box === null ? NaN : box.y + box.height / 2;
  };
  await expect
    .poll(async () => {
      const end = await line.evaluate((path: SVGPathElement) => {
        const { x, y } = path.getPointAtLength(path.getTotalLength());
        return new DOMPoint(x, y).matrixTransform(path.getScreenCTM() ?? undefined).y;
      });
      return (
        Math.abs(end - (await middle("right/learning"))) < 1.5 &&
        (await middle("right/learning")) < (await middle("right/promotion"))
      );
    })
    .toBe(true);
  expect(await line.getAttribute("d")).not.toBe(course);
  expect(await line.evaluate((path, old) => path === old, before), "it is the same line").toBe(true);
  expect(await courses.evaluate((seen) => seen.size), "it was seen on its way").toBeGreaterThan(3);

  await watcher.view("Dumbbells").check();
  await watcher.expectAnnounced("Shown as dumbbells.");
  const rows = comparison.locator("[data-row]");
  const sort = comparison.getByRole("radiogroup", { name: "Sort by" });
  const shownOrder = async (): Promise<readonly string[]> =>
    await rows.evaluateAll((found) =>
      found
        .map((row) => ({ area: row.dataset["row"] ?? "", top: row.getBoundingClientRect().top }))
        .toSorted((a, b) => a.top - b.top)
        .map(({ area }) => area),
    );
  await sort.getByRole("radio", { name: "Difference" }).check();
  await watcher.expectAnnounced(
    "Difference: Promotion / Title, Culture / Team, Work-life Balance, Learning, Impact, Compensation.",
  );
  await expect
    .poll(shownOrder)
    .toEqual(["promotion", "culture", "balance", "learning", "impact", "compensation"]);

  // Sam takes from Promotion what lies between them; while the slider is held, rows and numbers follow.
  const column = sam.column("Sam");
  const [from, to] = [
    await column.spotOn("Promotion / Title", 34),
    await column.spotOn("Promotion / Title", 0),
  ];
  await sam.page.mouse.move(from.x, from.y);
  await sam.page.mouse.down();
  await sam.page.mouse.move(to.x, to.y, { steps: 12 });
  const given = { ...moved, points: { ...SAM.points, promotion: 0 } };
  await watcher.expectTable(tableOf({ left: MAYA, right: given }));
  await expect
    .poll(shownOrder)
    .toEqual(["culture", "balance", "learning", "impact", "compensation", "promotion"]);
  const shown = async (): Promise<readonly (readonly string[])[]> =>
    await rows.evaluateAll((found) =>
      found.map((row) => {
        const text = (name: string): string => row.querySelector(`[data-${name}`)?.textContent ?? "";
        return [
          text('rank="left"]'),
          text('rank="right"]'),
          text('number="left"] [data-count]'),
          text('number="right"] [data-count]'),
        ];
      }),
    );
  await expect.poll(shown).toEqual(tableOf({ left: MAYA, right: given }).map(([, ...numbers]) => numbers));
  await expect(rows.nth(1), "what Sam gave Promotion first, and its first rank").toContainText(
    /was 1.*was 34/,
  );
  await expect(comparison.getByText(/^Changed since .*\d\d:\d\d.*, when both were complete\./)).toBeVisible();
  await expect(comparison.getByRole("cell", { name: "0, was 34 when both were first complete" })).toHaveCount(
    1,
  );
  await sam.page.mouse.up();

  // By keyboard: to the second row, and that area alone.
  await sort.getByRole("radio", { name: "Difference" }).press("Tab");
  await watcher.page.keyboard.press("ArrowDown");
  const second = comparison.getByRole("button", { name: "Show Work-life Balance alone" });
  await expect(second).toBeFocused();
  await watcher.page.keyboard.press("Enter");
  await expect(second).toHaveAttribute("aria-pressed", "true");
  await expect
    .poll(() =>
      comparison.locator("[data-row='impact']").evaluate((row) => getComputedStyle(row, "::after").opacity),
    )
    .toBe("0.8");
  await watcher.page.keyboard.press("Escape");
  await expect(second).toHaveAttribute("aria-pressed", "false");

  await watcher.page.reload();
  await watcher.goTo("Compare");
  await expect(watcher.view("Dumbbells")).toBeChecked();
  hand.leave();
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

/** What *Both answers* should say of these answers. */
function tableOf({ left, right }: PerSeat<Answers>): readonly (readonly string[])[] {
  const place = ({ ranking }: Answers, area: (typeof AREA_IDS)[number]): string =>
    String(placeOf(ranking, area) ?? "not placed");
  return AREA_IDS.map((area) => [
    english.areas[area].name,
    place(left, area),
    place(right, area),
    String(left.points[area]),
    String(right.points[area]),
  ]);
}
