import { Ink, Stylus, type Units } from "./support/ink.ts";
import { boxOf } from "./support/board-page.ts";
import { Finger } from "./support/touch.ts";
import { test, expect } from "./support/test.ts";

const BLUE = [0, 90, 140];
const AMBER = [230, 159, 0];

test("both draw, each line grows on the other’s screen on the same spot, one erases the other’s, and undo takes back only one’s own", async ({
  visitors,
  board,
}) => {
  const [maya, sam, watcher] = await Promise.all([
    visitors.sit(board, "Maya"),
    visitors.sit(board, "Sam", { context: { viewport: { width: 1280, height: 720 } } }),
    visitors.watch(board, { device: "phone" }),
  ]);
  const [mayas, sams, seen] = [new Ink(maya), new Ink(sam), new Ink(watcher)];

  await mayas.take("Pen");
  await mayas.press([60, 150]);
  await mayas.moveTo([300, 150]);
  await sams.expectInk([250, 150], true, "moving");
  await sams.expectInk([450, 150], false, "moving");
  await sams.expectInk([250, 150], false);
  await mayas.moveTo([540, 150]);
  await maya.page.mouse.up();
  await maya.expectAnnounced("Line drawn.");
  await sams.take("Pen");
  await sams.line([60, 450], [540, 450]);

  for (const ink of [mayas, sams, seen]) {
    for (const [y, color] of [
      [150, BLUE],
      [450, AMBER],
    ] as const) {
      await ink.expectInk([450, y], true);
      const painted = await ink.painted([450, y]);
      expect(painted.color, ink.board.person).toEqual(color);
      expect(Math.abs(painted.offset), `${ink.board.person} sees it ${painted.offset} px lower`).toBeLessThan(
        2,
      );
    }
  }

  await sams.take("Eraser");
  await sams.line([400, 60], [400, 240]);
  await sam.expectAnnounced("1 line erased.");
  for (const ink of [mayas, sams, seen]) {
    await ink.expectInk([450, 150], false);
    await ink.expectInk([450, 450], true);
  }
  await sam.undo.click();
  for (const ink of [mayas, sams, seen]) await ink.expectInk([450, 150], true);
  await maya.undo.click();
  for (const ink of [mayas, sams, seen]) {
    await ink.expectInk([450, 150], false);
    await ink.expectInk([450, 450], true);
  }
  await maya.redo.click();
  for (const ink of [mayas, sams, seen]) await ink.expectInk([450, 150], true);

  // All of one's own at once, by keyboard.
  await sams.tool("Select").focus();
  for (const name of ["Note", "Pen", "Marker", "Eraser"]) {
    await sam.page.keyboard.press("ArrowRight");
    await expect(sams.tool(name)).toBeFocused();
  }
  await sam.page.keyboard.press("Enter");
  await sam.page.keyboard.press("ArrowUp");
  await expect(sam.button("Erase all my ink")).toBeFocused();
  await sam.press("Enter", "Your line is erased.");
  await mayas.expectInk([450, 450], false);
  await mayas.expectInk([450, 150], true);
  await sam.undo.click();
  await mayas.expectInk([450, 450], true);

  await maya.button("Hide notes and ink").click();
  await expect(maya.page.locator("[data-ink='finished']")).toBeHidden();
  await maya.button("Show notes and ink, 2 hidden").click();
  await expect(maya.page.locator("[data-ink='finished']")).toBeVisible();
  await expect(watcher.button("Hide notes and ink")).toBeVisible();
  await expect(watcher.page.getByRole("button", { name: "Pen" })).toHaveCount(0);

  // Another step is another picture of the same board.
  for (const person of [maya, sam]) await person.goTo("Points");
  for (const ink of [mayas, sams]) {
    await ink.expectInk([450, 150], true);
    expect(Math.abs((await ink.painted([450, 150])).offset)).toBeLessThan(2);
  }
});

test("a pen feels pressure, a finger draws without scrolling, an interrupted line stays as far as it got, and lasers, pings and reactions are seen", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await Promise.all([
    visitors.sit(board, "Maya"),
    visitors.sit(board, "Sam", { device: "phone" }),
  ]);
  const [mayas, sams] = [new Ink(maya, "right"), new Ink(sam, "right")];

  await mayas.take("Pen");
  const stylus = await Stylus.of(maya);
  await stylus.send("mousePressed", await mayas.at([100, 50]), 0.05);
  for (let x = 110; x <= 500; x += 10) {
    await stylus.send("mouseMoved", await mayas.at([x, 50]), x < 300 ? 0.05 : 0.95);
  }
  await stylus.send("mouseReleased", await mayas.at([500, 50]), 0);
  await sams.expectInk([450, 50], true);
  for (const ink of [mayas, sams]) {
    const [light, firm] = [await ink.painted([200, 50]), await ink.painted([450, 50])];
    expect(firm.thickness / light.thickness, ink.board.person).toBeGreaterThan(1.7);
  }

  await mayas.press([100, 250]);
  await mayas.moveTo([300, 250]);
  await maya.page.evaluate(() => dispatchEvent(new Event("blur")));
  await maya.expectAnnounced(/^Line drawn/);
  await mayas.moveTo([500, 250]);
  await maya.page.mouse.up();
  await sams.expectInk([280, 250], true);
  await sams.expectInk([400, 250], false);
  await mayas.press([100, 350]);
  await mayas.moveTo([300, 350]);
  await sams.expectInk([200, 350], true, "moving");
  await maya.page.keyboard.press("Escape");
  await maya.page.mouse.up();
  await expect(mayas.tool("Select")).toHaveAttribute("aria-pressed", "true");
  await sams.expectInk([200, 350], false, "moving");
  await mayas.expectInk([200, 350], false);

  await sam.button("Notes and ink").tap();
  await sams.take("Pen");
  const finger = await Finger.of(sam.page);
  const [from, to] = [await sams.at([300, 60]), await sams.at([300, 560])];
  const scrolled = await sam.page.evaluate(() => scrollY);
  await finger.down(from.x, from.y);
  await finger.slide(from, to);
  await finger.up();
  expect(await sam.page.evaluate(() => scrollY)).toBe(scrolled);
  await mayas.expectInk([300, 450], true);
  await sams.take("Select");
  await expect(sam.page.locator("[data-tool='pen']")).toHaveCount(0);

  await mayas.take("Point");
  const spot: Units = [300, 150];
  await mayas.moveTo([100, 150]);
  await mayas.moveTo(spot);
  await sams.expectInk(spot, true, "moving");
  const card = await boxOf(maya.card("right/learning"));
  await maya.page.mouse.click(card.x + card.width / 2, card.y + card.height / 2);
  await expect(sam.page.locator("[data-sign='ping']")).toContainText("Maya");
  const ping = await boxOf(sam.page.locator("[data-sign='ping']"));
  const pinged = await boxOf(sam.card("right/learning"));
  expect(Math.abs(ping.x - pinged.x - pinged.width / 2)).toBeLessThan(3);
  expect(Math.abs(ping.y - pinged.y - pinged.height / 2)).toBeLessThan(3);
  await sam.expectToldOfOthers("Maya points at Learning.");
  await mayas.tool("Select").click();
  await sams.expectInk(spot, false, "moving");

  await sams.tool("React").tap();
  await sam.page.getByRole("button", { name: "Thank you" }).tap();
  await expect(maya.page.locator("[data-sign='reaction']")).toHaveText("Sam");
  await maya.expectToldOfOthers("Sam: Thank you.");
  await expect(maya.page.locator("[data-sign='reaction']")).toHaveCount(0);

  await mayas.tool("Point").press("Enter");
  await maya.button("Point at Culture / Team").press("Enter");
  await maya.expectAnnounced("You point at Culture / Team.");
  await sam.expectToldOfOthers("Maya points at Culture / Team.");
  await expect(mayas.tool("Point")).toBeFocused();
});
