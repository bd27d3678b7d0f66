import type { BoardPage } from "./support/board-page.ts";
import type { Cable } from "./support/cable.ts";
import { test, expect } from "./support/test.ts";

test("offline, both people go on; back online everything meets, and the chip was honest all along", async ({
  visitors,
  board,
  layCable,
}) => {
  const cable = await layCable();
  const [maya, sam] = await Promise.all([
    visitors.sit(board, "Maya", { at: cable.url, mayLoseConnection: true }),
    visitors.sit(board, "Sam"),
  ]);
  await maya
    .column("Maya")
    .placeAll([
      "Impact",
      "Learning",
      "Compensation",
      "Culture / Team",
      "Promotion / Title",
      "Work-life Balance",
    ]);
  await maya.expectChip("Saved");
  const chip = await recordChip(maya);
  await goOffline(maya, cable);
  await maya.expectChip("Offline, kept on this device");
  await expect(sam.button("Maya, not here")).toBeVisible();

  await maya.column("Maya").button("Move Learning up").click();
  await maya.goTo("Points");
  await maya.column("Maya").slider("Learning").fill("40");
  await expect(maya.undo).toHaveAccessibleName("Undo: Learning 0 → 40");
  await maya.expectChip("Offline, kept on this device");
  await sam.column("Sam").button("Place Compensation").click();
  await sam.goTo("Points");
  await sam.column("Sam").slider("Compensation").fill("55");
  await sam.expectChip("Saved");
  await sam.column("Maya").expectPoints({});
  await maya.column("Sam").expectPoints({});

  await comeBack(maya, cable);
  await maya.expectChip("Saved");
  for (const person of [maya, sam]) {
    await person.column("Maya").expectPoints({ Learning: 40 });
    await person.column("Sam").expectPoints({ Compensation: 55 });
    await person.goTo("Rank");
    await person
      .column("Maya")
      .expectRanking([
        "Learning",
        "Impact",
        "Compensation",
        "Culture / Team",
        "Promotion / Title",
        "Work-life Balance",
      ]);
    await person.column("Sam").expectRanking(["Compensation"]);
  }
  await expect(sam.button("Maya, on Rank")).toBeVisible();
  const said = await chip();
  expect(said.join(" > ")).toMatch(
    /^Saved( > Saving…)? > Offline, kept on this device( > Connecting…)?( > Saving…)? > Saved$/,
  );
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

test("what was done offline survives closing the page and opening it again, still offline", async ({
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
  const again = await maya.page.context().newPage();
  await maya.page.close();
  cable.speak();
  await again.goto(`/b/${board.editKey}`);
  const sam = await visitors.sit(board, "Sam");
  await sam.column("Maya").expectRanking(["Impact"]);
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
