import type { Locator } from "@playwright/test";
import { boxOf, liesStill, type BoardPage } from "./support/board-page.ts";
import { heightOf } from "./support/motion.ts";
import { test, expect } from "./support/test.ts";

test("two people write in one note at once, one of them offline in between, and undo takes back only one’s own", async ({
  visitors,
  board,
  layCable,
}) => {
  const cable = await layCable();
  const [maya, sam] = await Promise.all([
    visitors.sit(board, "Maya"),
    visitors.sit(board, "Sam", { at: cable.url, mayLoseConnection: true }),
  ]);
  const ranking = await boxOf(maya.column("Maya").ranking);
  await maya.button("Note").click();
  await maya.page.mouse.click(ranking.x + 100, ranking.y + 120);
  const mayas = maya.page.getByRole("textbox", { name: "Note by Maya", exact: true });
  await expect(mayas).toBeFocused();
  await maya.page.keyboard.type("two years");
  await note(sam, /two years/).click();
  const sams = sam.page.getByRole("textbox", { name: "Note by Maya", exact: true });
  await expect(sams).toBeFocused();
  await sam.page.keyboard.press("Home");

  await Promise.all([
    maya.page.keyboard.type(" from now", { delay: 25 }),
    sam.page.keyboard.type("In about ", { delay: 25 }),
  ]);
  const together = "In about two years from now";
  await expect(mayas).toHaveValue(together);
  await expect(sams).toHaveValue(together);
  await expect(maya.page.locator("[data-caret]")).toHaveText("Sam");
  await expect(sam.page.locator("[data-caret]")).toHaveText("Maya");
  // Each caret is where its owner writes: the other's letters have pushed it along.
  expect(await caretOf(mayas)).toBe(together.length);
  expect(await caretOf(sams)).toBe("In about ".length);

  await maya.page.keyboard.press("Control+z");
  await expect(sams).not.toHaveValue(/from now/);
  await expect(mayas).toHaveValue(/^In about /);
  await maya.page.keyboard.press("Control+Shift+z");
  await expect(sams).toHaveValue(together);

  cable.pull();
  await sam.expectChip("Offline, kept on this device");
  // A caret that has been elsewhere begins another step of undo.
  await sam.page.keyboard.press("ArrowLeft");
  await sam.page.keyboard.press("ArrowRight");
  await sam.page.keyboard.type("roughly ");
  await maya.page.keyboard.type(", a team");
  await cable.plug();
  const merged = "In about roughly two years from now, a team";
  await expect(mayas).toHaveValue(merged, { timeout: 30_000 });
  await expect(sams).toHaveValue(merged);
  await sam.page.keyboard.press("Control+z");
  await expect(mayas).toHaveValue("In about two years from now, a team");
  await sam.page.keyboard.press("Escape");
  await expect(note(sam, /a team/)).toBeFocused();
  await expect(maya.page.locator("[data-caret]")).toHaveCount(0);

  // What somebody has written is not lost when the other removes the note.
  await sam.page.keyboard.press("Delete");
  await maya.expectAnnounced("Sam removed a note you had written in.");
  await maya.button("Bring it back").click();
  await expect(note(sam, /a team/)).toBeVisible();
  await expect(note(maya, /a team/)).toBeFocused();
});

test("a note lives by keyboard alone, travels with its card on every screen, and is read on a phone", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await maya.column("Maya").placeAll(["Impact", "Learning", "Compensation"]);
  const { keyboard } = maya.page;
  const toolbar = maya.page.getByRole("toolbar", { name: /^Note by Maya/ });

  await maya.button("Note").press("Enter");
  await keyboard.press("Escape");
  await keyboard.press("Tab");
  await maya.button("Note").press("Enter");
  await keyboard.type("A course in autumn");
  await expect(note(sam, /A course in autumn/)).toBeVisible();
  await keyboard.press("Escape");
  await expect(note(maya, /A course in autumn/)).toBeFocused();
  await keyboard.press("Tab");
  await maya.press("Space", /^Picked up the note\./);
  const before = await boxOf(paper(maya));
  await keyboard.press("ArrowRight");
  await keyboard.press("Shift+ArrowRight");
  await maya.press("Space", /^Note (moved|attached): (beside|on) /);
  await expect.poll(async () => (await boxOf(paper(maya))).x).toBeGreaterThan(before.x + 40);
  const moved = await boxOf(paper(maya));
  await maya.press("Enter", /^Picked up the note\./);
  await keyboard.press("Shift+ArrowDown");
  await maya.press("Escape", "The note is back where it was.");
  await expect.poll(async () => Math.abs((await boxOf(paper(maya))).y - moved.y)).toBeLessThan(1);

  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await maya.press("Enter", "The note is blue now.");
  await expect(toolbar.getByRole("radio", { name: "Blue" })).toBeChecked();
  await keyboard.press("End");
  await keyboard.press("ArrowLeft");
  await keyboard.press("Enter");
  await keyboard.press("End");
  await keyboard.press("ArrowUp");
  await keyboard.press("ArrowUp");
  // Where its first place was, and so whether it lies on this card by now, is the board's to choose.
  await maya.press("Enter", /^(Note attached|The note stays where it is): on Learning\./);
  await expect(
    sam.page.getByRole("button", { name: "Note by Maya, on Learning: A course in autumn" }),
  ).toBeVisible();
  await keyboard.press("End");
  await maya.press("Enter", "Note deleted. Undo brings it back.");
  await expect(paper(sam)).toHaveCount(0);
  await expect(maya.button("Note")).toBeFocused();
  await maya.page.keyboard.press("Control+z");
  await expect(note(sam, /A course in autumn/)).toBeVisible();

  // While Maya's hand carries the card, Sam sees the note upon it, in the air as on the ground.
  const away = await restingDistance(sam);
  const home = await heightOf(sam.page, "left/learning");
  const card = await maya.column("Maya").lift("Learning");
  await card.over(2.9);
  await expect.poll(() => heightOf(sam.page, "left/learning")).toBeGreaterThan(home + 60);
  await expect
    .poll(async () => Math.hypot(...minus(await distanceOnCard(sam), away)), { intervals: [50] })
    .toBeLessThan(6);
  await card.drop(/^Learning is 3 of 6/);
  await liesStill(sam.card("left/learning"));
  expect(Math.hypot(...minus(await restingDistance(sam), away))).toBeLessThan(2);

  const phone = await visitors.sit(board, "Sam", { device: "phone" });
  await expect(paper(phone)).toBeHidden();
  await phone.page.getByRole("button", { name: /^Maya/ }).last().tap();
  await expect(note(phone, /A course in autumn/)).toBeVisible();
  await expectOnScreen(phone);
  await phone.goTo("Compare");
  const pin = phone.page.getByRole("button", { name: /A course in autumn/ });
  await expect.poll(async () => (await boxOf(paper(phone))).width).toBeLessThan(50);
  await pin.tap();
  await expect.poll(async () => (await boxOf(paper(phone))).width).toBeGreaterThan(150);
  await expectOnScreen(phone);
});

/** A note as it is read, by its words. */
function note(person: BoardPage, words: RegExp): Locator {
  return person.page.getByRole("list", { name: "Notes" }).getByRole("button", { name: words });
}

/** The one note on the board, as the eye sees it. */
function paper(person: BoardPage): Locator {
  return person.page.locator("[data-note]");
}

async function caretOf(field: Locator): Promise<number> {
  return await field.evaluate((element: HTMLTextAreaElement) => element.selectionStart);
}

/** How far the note's corner is from the middle of its card, both in the same frame. */
async function distanceOnCard(person: BoardPage): Promise<readonly [number, number]> {
  return await person.page.evaluate(() => {
    const note = document.querySelector("[data-note]")?.getBoundingClientRect();
    const card = document.querySelector("[data-card='left/learning']")?.getBoundingClientRect();
    if (note === undefined || card === undefined) return [NaN, NaN] as const;
    return [note.x - card.x - card.width / 2, note.y - card.y - card.height / 2] as const;
  });
}

/** The same once neither of them has moved for a while. */
async function restingDistance(person: BoardPage): Promise<readonly [number, number]> {
  const seen: string[] = [];
  await expect
    .poll(
      async () => {
        seen.push(String(await distanceOnCard(person)));
        return new Set(seen.slice(-5)).size === 1 && seen.length >= 5;
      },
      { intervals: [100] },
    )
    .toBe(true);
  return await distanceOnCard(person);
}

function minus([a, b]: readonly [number, number], [c, d]: readonly [number, number]): [number, number] {
  return [a - c, b - d];
}

async function expectOnScreen(person: BoardPage): Promise<void> {
  const width = person.page.viewportSize()?.width ?? 0;
  await expect
    .poll(async () => {
      const box = await boxOf(paper(person));
      return box.x >= 0 && box.x + box.width <= width;
    })
    .toBe(true);
}
