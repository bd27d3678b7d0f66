import { describeMotion, recordCard, recordThumb } from "./support/motion.ts";
import { test, expect } from "./support/test.ts";

test("who opens the link to watch sees everything live and is seen as watching", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  const watcher = await visitors.watch(board);
  await expect(
    watcher.page.getByText("You are watching. Only the two people can change this board."),
  ).toBeVisible();
  await expect(watcher.dialog("Take a seat")).toBeHidden();
  await watcher.expectChip("Watching live");
  await expect(maya.people).toContainText("1 watching");

  const recording = await recordCard(watcher.page, "left/impact");
  const card = await maya.column("Maya").lift("Impact");
  await card.over(0.5);
  await watcher.column("Maya").expectRanking(["Impact"]);
  await expect(watcher.column("Maya").region).toContainText("Maya is moving this");
  await card.drop("Impact is 1 of 6.");
  await expect(watcher.column("Maya").region).not.toContainText("is moving this");
  expect(describeMotion(await recording.stop()).positions, "positions that were seen").toBeGreaterThan(5);

  await Promise.all([maya.goTo("Points"), watcher.goTo("Points")]);
  const thumb = await recordThumb(watcher.page, "left/impact");
  const [from, to] = [
    await maya.column("Maya").spotOn("Impact", 0),
    await maya.column("Maya").spotOn("Impact", 35),
  ];
  await maya.page.mouse.move(from.x, from.y);
  await maya.page.mouse.down();
  await maya.page.mouse.move(to.x, to.y, { steps: 8 });
  await watcher.column("Maya").expectPoints({ Impact: 35 });
  await maya.page.mouse.up();
  await watcher.column("Maya").expectPoints({ Impact: 35 });
  expect(describeMotion(await thumb.stop()).positions).toBeGreaterThan(5);
  await watcher.goTo("Compare");
  await expect(watcher.comparison.getByRole("table", { name: "Both answers" })).toContainText("35");
});

test("who watches finds nothing to change: no Invite, no handles, no undo, resting sliders, no delete", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  await maya.column("Maya").placeAll(["Impact", "Learning"]);
  await maya.goTo("Points");
  await maya.column("Maya").slider("Impact").fill("40");
  const watcher = await visitors.watch(board);
  for (const name of ["Maya", "Sam"]) {
    await expect(watcher.column(name).region).toBeVisible();
    await expect(watcher.column(name).region.getByRole("button")).toHaveCount(0);
  }
  await expect(watcher.button("Invite")).toBeHidden();
  await expect(watcher.undo).toBeHidden();
  const text = watcher.column("Maya").ranking.getByText("Impact", { exact: true });
  await text.dragTo(watcher.column("Maya").ranking.getByText("Learning", { exact: true }), { steps: 8 });
  await watcher.page.keyboard.press("2");
  await watcher.page.keyboard.press("Control+z");
  await watcher.column("Maya").expectRanking(["Impact", "Learning"]);

  await watcher.goTo("Points");
  for (const name of ["Maya", "Sam"]) {
    for (const slider of await watcher.column(name).region.getByRole("slider").all()) {
      await expect(slider).toBeDisabled();
    }
    for (const exact of await watcher.column(name).region.getByRole("spinbutton").all()) {
      await expect(exact).not.toBeEditable();
    }
    await expect(watcher.column(name).region.getByRole("button")).toHaveCount(0);
  }
  await watcher.button("About this board").click();
  const about = watcher.dialog("About this board");
  await expect(about).toBeVisible();
  await expect(about.getByRole("textbox")).toHaveCount(0);
  await expect(about.getByRole("checkbox", { name: "We share this screen" })).toHaveCount(0);
  await expect(about.getByRole("button", { name: /Delete/ })).toHaveCount(0);
  await watcher.page.keyboard.press("Escape");
  await expect(about).toBeHidden();
  await watcher.button("Maya, on Points").click();
  await expect(watcher.button("Bring Maya here")).toBeHidden();
  await maya.column("Maya").expectPoints({ Impact: 40 });
});

test("a watcher’s page holds no key that edits", async ({ visitors, board }) => {
  const watcher = await visitors.watch(board);
  await watcher.expectChip("Watching live");
  const held = await watcher.page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      location.href,
    ]),
  );
  expect(held).toContain(board.viewKey);
  expect(held).not.toContain(board.editKey);
});
