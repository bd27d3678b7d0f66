import type { SnapshotJson } from "#shared/domain/snapshot/json.ts";
import { MAYAS_ANSWER, SAMS_ANSWER, type Answer } from "./support/areas.ts";
import { boxOf, type BoardPage } from "./support/board-page.ts";
import { Ink } from "./support/ink.ts";
import type { Cable } from "./support/cable.ts";
import { test, expect } from "./support/test.ts";

test("an offline afternoon on both sides: everything is done, closed and opened again without a connection, and all of it meets", async ({
  visitors,
  board,
  server,
  layCable,
}) => {
  test.setTimeout(120_000);
  const cables = [await layCable(), await layCable()] as const;
  const both = await Promise.all(
    (["Maya", "Sam"] as const).map((name, index) =>
      visitors.sit(board, name, { at: cables[index]?.url, mayLoseConnection: true, keepsApp: true }),
    ),
  );
  const [maya, sam] = both as [BoardPage, BoardPage];
  await Promise.all(both.map((person) => person.expectAppCopy()));
  await Promise.all(both.map((person) => person.expectChip("Saved")));
  const chip = await recordChip(maya);
  for (const cable of cables) cable.pull();

  const afternoon = async (person: BoardPage, name: string, answer: Answer, y: number): Promise<void> => {
    await person.expectChip("Offline, kept on this device");
    await person.answer(name, answer);
    await person.goTo("Rank");
    const ranking = await boxOf(person.column(name).ranking);
    await person.button("Note").click();
    await person.page.mouse.click(ranking.x + ranking.width / 2, ranking.y + 120);
    await expect(person.page.getByRole("textbox", { name: new RegExp(`^Note by ${name}`) })).toBeFocused();
    await person.page.keyboard.type(`${name} thinks`);
    await person.page.keyboard.press("Escape");
    const ink = new Ink(person);
    await ink.take("Pen");
    await ink.line([60, y], [540, y]);
    await person.expectAnnounced("Line drawn.");
    await person.page.keyboard.press("Escape");
    await person.goTo("Compare");
    const culture = person.talk.filter({ hasText: "Culture / Team" });
    await culture.getByRole("button", { name: /^Let’s talk about this/ }).click();
    await culture.getByRole("button", { name: "Culture / Team" }).first().click();
    await person.page.getByRole("textbox", { name: "Your answer about Culture / Team" }).fill(`${name} asks`);
    await person.expectChip("Offline, kept on this device");
  };
  await Promise.all([afternoon(maya, "Maya", MAYAS_ANSWER, 150), afternoon(sam, "Sam", SAMS_ANSWER, 450)]);
  expect((await chip()).join(" > ")).toMatch(
    /^Saved( > Saving…| > Connecting…)* > Offline, kept on this device$/,
  );

  // Both close the page and open it again: the app comes from its copy, the board and the seat from this device.
  for (const person of both) {
    await person.page.reload();
    await person.expectChip("Offline, kept on this device");
    await expect(person.page.getByRole("dialog")).toHaveCount(0);
    await expect(person.undo).toHaveAccessibleName("Undo");
    await person.goTo("Points");
  }
  await maya.column("Maya").expectPoints(MAYAS_ANSWER.points);
  await sam.column("Sam").expectPoints(SAMS_ANSWER.points);
  await maya.column("Maya").slider("Impact").fill("28");
  await maya.column("Maya").slider("Promotion / Title").fill("7");
  await expect(maya.undo).toHaveAccessibleName(/^Undo: Promotion \/ Title 5 → 7/);

  // They come back one after the other.
  await cables[0].plug();
  await maya.expectChip("Saved");
  await cables[1].plug();
  await sam.expectChip("Saved");
  for (const person of both) {
    await person.column("Maya").expectPoints({ ...MAYAS_ANSWER.points, Impact: 28, "Promotion / Title": 7 });
    await person.column("Sam").expectPoints(SAMS_ANSWER.points);
    await person.goTo("Rank");
    await person.column("Maya").expectRanking(MAYAS_ANSWER.order);
    await person.column("Sam").expectRanking(SAMS_ANSWER.order);
    for (const y of [150, 450]) await new Ink(person).expectInk([300, y], true);
    for (const name of ["Maya", "Sam"]) {
      await expect(person.page.getByRole("list", { name: "Notes" }).getByText(`${name} thinks`)).toHaveCount(
        1,
      );
    }
    await person.goTo("Compare");
    await expect(person.talk.first()).toContainText("Culture / Team");
    for (const name of ["Maya", "Sam"]) await expect(person.comparison).toContainText(`${name} asks`);
    await person.expectChip("Saved");
  }
  const rows = maya.comparison.getByRole("table", { name: "Both answers" }).getByRole("row");
  expect(await rows.allTextContents()).toEqual(
    await sam.comparison.getByRole("table", { name: "Both answers" }).getByRole("row").allTextContents(),
  );
  const answer = await fetch(`${server.url}/api/boards/${board.viewKey}/snapshot.json?notes=yes`);
  const { whiteboard, conversation } = (await answer.json()) as SnapshotJson;
  expect(whiteboard?.notes.map(({ text }) => text).toSorted()).toEqual(["Maya thinks", "Sam thinks"]);
  expect(whiteboard?.strokes.map(({ by }) => by).toSorted()).toEqual(["left", "right"]);
  expect(conversation).toMatchObject({ pins: { left: ["culture"], right: ["culture"] } });
  await expect(sam.button("Maya, on Compare")).toBeVisible();
  // No key lies in what the browser keeps of the app.
  const kept = await maya.page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => await (await caches.open(name)).keys()));
    return [...names, ...keys.flat().map(({ url }) => url)].join(" ");
  });
  expect(kept).toContain("/assets/");
  for (const secret of [board.editKey, board.viewKey, "/api/", "/sync/"]) expect(kept).not.toContain(secret);
});

test("edits of two devices of one person, made apart on different areas, both survive", async ({
  visitors,
  board,
  layCable,
}) => {
  const cable = await layCable();
  const [laptop, phone] = await Promise.all([
    visitors.sit(board, "Maya", { at: cable.url, mayLoseConnection: true }),
    visitors.sit(board, "Maya"),
  ]);
  await laptop.column("Maya").placeAll(["Impact", "Learning", "Compensation"]);
  await phone.column("Maya").expectRanking(["Impact", "Learning", "Compensation"]);
  await laptop.expectChip("Saved");
  await goOffline(laptop, cable);
  await laptop.expectChip("Offline, kept on this device");
  await laptop.column("Maya").button("Move Compensation up").click();
  await laptop.column("Maya").button("Move Compensation up").click();
  await laptop.column("Maya").expectRanking(["Compensation", "Impact", "Learning"]);
  await phone.column("Maya").button("Place Culture / Team").click();
  await phone.column("Maya").expectRanking(["Impact", "Learning", "Compensation", "Culture / Team"]);
  await comeBack(laptop, cable);
  for (const person of [laptop, phone]) {
    await person.column("Maya").expectRanking(["Compensation", "Impact", "Learning", "Culture / Team"]);
    await person.expectChip("Saved");
  }
});

test("while the connection is silent the chip says Saving, and Saved only once the server has answered", async ({
  visitors,
  board,
  layCable,
}) => {
  const cable = await layCable();
  const [maya, sam] = await Promise.all([
    visitors.sit(board, "Maya", { at: cable.url, mayLoseConnection: true }),
    visitors.sit(board, "Sam"),
  ]);
  await maya.expectChip("Saved");
  cable.silence();
  const chip = await recordChip(maya);
  await maya.column("Maya").button("Place Impact").click();
  await maya.expectChip("Saving…");
  await sam.column("Maya").expectRanking([]);
  await maya.expectChip("Saving…");
  cable.speak();
  await maya.expectChip("Saved");
  await sam.column("Maya").expectRanking(["Impact"]);
  expect(await chip()).toEqual(["Saved", "Saving…", "Saved"]);
});

test("a connection that stays silent is given up, told as offline, and replaced when the link is back", async ({
  visitors,
  board,
  layCable,
}) => {
  const cable = await layCable();
  const maya = await visitors.sit(board, "Maya", { at: cable.url, mayLoseConnection: true });
  await maya.expectChip("Saved");
  cable.silence();
  await maya.column("Maya").button("Place Impact").click();
  await maya.expectChip("Saving…");
  await expect(maya.chip).toHaveAccessibleName("Offline, kept on this device", { timeout: 20_000 });
  cable.speak();
  await maya.expectChip("Saved");
  const watcher = await visitors.watch(board);
  await watcher.column("Maya").expectRanking(["Impact"]);
});

test("a laptop that has slept says nothing stale, and is live again by itself; so is a page that the browser had frozen", async ({
  visitors,
  board,
  layCable,
}) => {
  const cable = await layCable();
  const [maya, sam] = await Promise.all([
    visitors.come("Maya", { at: cable.url, mayLoseConnection: true }),
    visitors.sit(board, "Sam"),
  ]);
  // A clock that can be set ahead, as it is when a device wakes up.
  await maya.page.addInitScript(() => {
    const { now } = Date;
    let slept = 0;
    Date.now = () => now() + slept;
    addEventListener("sleep", () => (slept += 3_600_000));
  });
  await maya.page.goto(`/b/${board.editKey}`);
  await maya.takeSeat("Maya");
  await maya.expectChip("Saved");
  const chip = await recordChip(maya);

  cable.strand();
  await sam.column("Sam").button("Place Impact").click();
  await sam.expectChip("Saved");
  await maya.page.evaluate(() => dispatchEvent(new Event("sleep")));
  await maya.column("Sam").expectRanking(["Impact"]);
  await maya.expectChip("Saved");
  expect((await chip()).join(" > ")).toMatch(
    /^Saved > Connecting…( > (Offline, kept on this device|Connecting…|Saving…))* > Saved$/,
  );

  // Chromium freezes no page that is looked at, so the page is told what it would be told at its end.
  cable.strand();
  await sam.column("Sam").button("Place Learning").click();
  await sam.expectChip("Saved");
  await maya.page.evaluate(() => document.dispatchEvent(new Event("resume")));
  await maya.column("Sam").expectRanking(["Impact", "Learning"]);
  await maya.expectChip("Saved");
  await expect(sam.button("Maya, on Rank")).toBeVisible();
});

test("the server goes away and comes back, and who stayed needs to do nothing", async ({
  visitors,
  board,
  server,
}) => {
  const [maya, sam] = await visitors.sitBoth(board, { mayLoseConnection: true });
  await maya.expectChip("Saved");
  await server.end("SIGKILL");
  await maya.expectChip("Offline, kept on this device");
  await sam.expectChip("Offline, kept on this device");
  await maya.column("Maya").button("Place Impact").click();
  await sam.column("Sam").button("Place Learning").click();
  await server.startAgain();
  for (const person of [maya, sam]) {
    await person.expectChip("Saved");
    await person.column("Maya").expectRanking(["Impact"]);
    await person.column("Sam").expectRanking(["Learning"]);
  }
});

test("where what drags does not come, buttons do, and dragging works as soon as it has come", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.come("Maya", { mayLoseConnection: true });
  const engine = /\/assets\/drag-engine-[^/]*\.js$/;
  await maya.page.route(engine, (route) => route.abort());
  await maya.page.goto(`/b/${board.editKey}`);
  await maya.takeSeat("Maya");
  await maya.column("Maya").placeAll(["Impact", "Learning"]);
  const [came] = await Promise.all([
    maya.page.waitForResponse(engine, { timeout: 30_000 }),
    maya.page.unroute(engine),
  ]);
  await came.finished();
  await maya.expectChip("Saved");
  const card = await maya.column("Maya").lift("Learning");
  await card.over(0.5);
  await card.drop("Learning is 1 of 6.");
});

test("a reload in the middle of a drag keeps the card where it was seen last, for both", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await maya.column("Maya").placeAll(["Impact", "Learning", "Compensation"]);
  const card = await maya.column("Maya").lift("Compensation");
  await card.over(0.5);
  await sam.column("Maya").expectRanking(["Compensation", "Impact", "Learning"]);
  await maya.page.reload();
  for (const person of [maya, sam]) {
    await person.column("Maya").expectRanking(["Compensation", "Impact", "Learning"]);
    await expect(person.page.locator("[data-carried]")).toHaveCount(0);
  }
  await expect(sam.column("Maya").region).not.toContainText("is moving this");
  await maya.expectChip("Saved");
  const visitor = await visitors.watch(board);
  await visitor.column("Maya").expectRanking(["Compensation", "Impact", "Learning"]);
});

test("a reload in the middle of a slider’s movement keeps its points, for both", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await Promise.all([maya.goTo("Points"), sam.goTo("Points")]);
  const column = maya.column("Maya");
  const [from, to] = [await column.spotOn("Impact", 0), await column.spotOn("Impact", 45)];
  await maya.page.mouse.move(from.x, from.y);
  await maya.page.mouse.down();
  await maya.page.mouse.move(to.x, to.y, { steps: 9 });
  await column.expectPoints({ Impact: 45 });
  await sam.column("Maya").expectPoints({ Impact: 45 });
  await maya.page.reload();
  await maya.goTo("Points");
  for (const person of [maya, sam]) await person.column("Maya").expectPoints({ Impact: 45 });
  await maya.expectChip("Saved");
});

/** Takes the network away: the browser is told, and the cable is out, since telling alone cuts no open socket. */
async function goOffline(person: BoardPage, cable: Cable): Promise<void> {
  cable.pull();
  await person.page.context().setOffline(true);
}

async function comeBack(person: BoardPage, cable: Cable): Promise<void> {
  await cable.plug();
  await person.page.context().setOffline(false);
}

/** Notes every text that the chip shows from now on; calling the result gives them all. */
async function recordChip(person: BoardPage): Promise<() => Promise<readonly string[]>> {
  const recorder = await person.chip.evaluateHandle((chip) => {
    const texts: string[] = [chip.textContent ?? ""];
    new MutationObserver(() => {
      const text = chip.textContent ?? "";
      if (texts.at(-1) !== text) texts.push(text);
    }).observe(chip, { subtree: true, childList: true, characterData: true });
    return texts;
  });
  return async () => await recorder.jsonValue();
}
