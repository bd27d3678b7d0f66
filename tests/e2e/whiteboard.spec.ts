import type { Locator } from "@playwright/test";
import { boxOf, type BoardPage } from "./support/board-page.ts";
import { Ink } from "./support/ink.ts";
import { test, expect } from "./support/test.ts";

test("both write, draw and erase at once, one of them offline in between; all meets again, and undo takes back only one’s own", async ({
  visitors,
  board,
  layCable,
}) => {
  const cable = await layCable();
  const [maya, sam] = await Promise.all([
    visitors.sit(board, "Maya"),
    visitors.sit(board, "Sam", { at: cable.url, mayLoseConnection: true }),
  ]);
  const [mayas, sams] = [new Ink(maya), new Ink(sam)];
  const both = [mayas, sams];

  // Sam erases Maya's first line while she draws the second one across it.
  await mayas.take("Pen");
  await mayas.line([60, 150], [540, 150]);
  await mayas.press([60, 250]);
  await mayas.moveTo([300, 250]);
  await sams.expectInk([200, 250], true, "moving");
  await sams.take("Eraser");
  await sams.line([200, 100], [200, 300]);
  await mayas.moveTo([540, 250]);
  await maya.page.mouse.up();
  for (const ink of both) {
    await ink.expectInk([450, 150], false);
    await ink.expectInk([200, 250], true);
    await ink.expectInk([450, 250], true);
  }

  // Both draw at once, and both write in one note at once.
  await sams.take("Marker");
  await Promise.all([mayas.line([60, 350], [540, 350]), sams.line([60, 450], [540, 450])]);
  for (const ink of both) for (const y of [350, 450]) await ink.expectInk([300, y], true);
  await sams.take("Select");
  const place = await mayas.at([350, 520]);
  await maya.button("Note").click();
  await maya.page.mouse.click(place.x, place.y);
  await maya.page.keyboard.type("two years");
  await words(sam).click();
  await sam.page.keyboard.press("Control+Home");
  await Promise.all([maya.page.keyboard.type(" from now"), sam.page.keyboard.type("In about ")]);
  for (const person of [maya, sam]) await expect(field(person)).toHaveValue("In about two years from now");

  cable.pull();
  await sam.expectChip("Offline, kept on this device");
  await expect(maya.button("Sam, not here")).toBeVisible();
  await sam.page.keyboard.press("Control+End");
  await sam.page.keyboard.type(", here");
  await sam.page.keyboard.press("Escape");
  await sams.take("Eraser");
  await sams.line([300, 200], [300, 300]);
  await sams.take("Pen");
  await sams.line([400, 40], [400, 120]);
  await maya.page.keyboard.press("Control+Home");
  await maya.page.keyboard.type("Perhaps: ");
  await maya.page.keyboard.press("Escape");
  await mayas.take("Pen");
  await mayas.line([100, 40], [100, 120]);
  await cable.plug();
  await sam.expectChip("Saved");
  const merged = "Perhaps: In about two years from now, here";
  for (const person of [maya, sam])
    await expect(words(person)).toHaveAccessibleName(`Note by Maya: ${merged}`);
  for (const ink of both) {
    for (const x of [100, 400]) await ink.expectInk([x, 80], true);
    await ink.expectInk([450, 250], false);
  }

  // A connection that breaks while nobody does anything: nobody has to wait until they see each other again.
  cable.pull();
  await expect(maya.button("Sam, not here")).toBeVisible();
  await sam.expectChip("Offline, kept on this device");
  await cable.plug();
  await sam.expectChip("Saved");
  await expect(maya.button("Sam, on Rank")).toBeVisible({ timeout: 6_000 });
  await expect(sam.button("Maya, on Rank")).toBeVisible({ timeout: 6_000 });

  // Each takes back all of their own, step by step: nothing of the other's goes with it.
  await takeBack(sam, ["a line drawn", "lines erased"]);
  for (const ink of both) {
    await ink.expectInk([400, 80], false);
    await ink.expectInk([450, 250], true);
    for (const [x, y] of [
      [100, 80],
      [300, 350],
      [300, 450],
    ] as const)
      await ink.expectInk([x, y], true);
  }
  await takeBack(maya, ["a line drawn", "writing in a note"]);
  for (const person of [maya, sam]) {
    await expect(words(person)).toHaveAccessibleName("Note by Maya: In about two years from now, here");
  }
  await sam.undo.click();
  for (const person of [maya, sam]) {
    await expect(words(person)).toHaveAccessibleName("Note by Maya: In about two years from now");
  }
  await sam.redo.click();
  await maya.redo.click();
  await maya.redo.click();
  for (const person of [maya, sam])
    await expect(words(person)).toHaveAccessibleName(`Note by Maya: ${merged}`);
  for (const ink of both) await ink.expectInk([100, 80], true);
});

test("what a card or a note opens lies above notes and ink, and a note that was left empty is not left behind", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  const column = maya.column("Maya");
  const ink = new Ink(maya);
  await maya.goTo("Points");
  await column.slider("Learning").fill("100");
  for (const y of [150, 350]) {
    const { x, y: top } = await ink.at([150, y - 60]);
    await maya.button("Note").click();
    await maya.page.mouse.click(x, top);
    await maya.page.keyboard.type(`Note ${y}`);
    await maya.page.keyboard.press("Escape");
  }
  await ink.take("Marker");
  for (const y of [150, 250, 350]) await ink.line([40, y], [580, y]);
  await ink.take("Select");

  await column.button("One point more for Impact").click();
  const chooser = column.takeFrom("Impact");
  await expect(chooser).toBeVisible();
  await expectOnTop(chooser);
  await maya.page.keyboard.press("Escape");
  for (const row of [0, 1]) {
    await column.region
      .getByRole("button", { name: /^More for / })
      .nth(row)
      .click();
    await expectOnTop(column.region.getByRole("list").filter({ hasText: "Set to 0" }).last());
    await maya.page.keyboard.press("Escape");
  }
  await maya.page
    .getByRole("button", { name: /: Note 150$/ })
    .last()
    .focus();
  await maya.page.getByRole("button", { name: "Attach note" }).filter({ visible: true }).click();
  await expectOnTop(maya.page.getByRole("menu", { name: "Attach note" }));
  await maya.page.keyboard.press("Escape");

  await maya.page.keyboard.press("Escape");
  const { x, y } = await ink.at([450, 450]);
  await maya.button("Note").click();
  await maya.page.mouse.click(x, y);
  await expect(maya.page.getByRole("textbox", { name: /^Note by Maya/ })).toBeFocused();
  await maya.page.reload();
  await expect(maya.page.locator("[data-note]")).toHaveCount(2);

  // Whoever goes from a note to a number writes in the number.
  await maya.goTo("Points");
  await maya.page
    .getByRole("button", { name: /: Note 350$/ })
    .last()
    .click();
  await expect(maya.page.getByRole("textbox", { name: /^Note by Maya/ })).toBeFocused();
  await column.exact("Impact").click();
  await expect(column.exact("Impact")).toBeFocused();
});

/** The one note on the board, as it is read. */
function words(person: BoardPage): Locator {
  return person.page.getByRole("list", { name: "Notes" }).getByRole("button", { name: /^Note by Maya: / });
}

/** The field of the one note, while somebody writes in it. */
function field(person: BoardPage): Locator {
  return person.page.getByRole("textbox", { name: "Note by Maya", exact: true });
}

/** Takes steps back, each under the name that the button gives it. */
async function takeBack(person: BoardPage, steps: readonly string[]): Promise<void> {
  for (const step of steps) {
    await expect(person.undo).toHaveAccessibleName(`Undo: ${step}`);
    await person.undo.click();
  }
}

/** Nothing is painted over this, neither what can be pressed nor ink. */
async function expectOnTop(element: Locator): Promise<void> {
  await boxOf(element);
  const covering = await element.evaluate((top) => {
    const canvases = Array.from(document.querySelectorAll("canvas"));
    for (const canvas of canvases) canvas.style.pointerEvents = "auto";
    const { left, top: from, width, height } = top.getBoundingClientRect();
    const found = new Set<string>();
    for (let part = 0.05; part < 1; part += 0.1) {
      for (const across of [0.1, 0.5, 0.9]) {
        const hit = document.elementFromPoint(left + width * across, from + height * part);
        if (hit !== null && !top.contains(hit)) found.add(hit.outerHTML.slice(0, 80));
      }
    }
    for (const canvas of canvases) canvas.style.removeProperty("pointer-events");
    return [...found];
  });
  expect(covering).toEqual([]);
}
