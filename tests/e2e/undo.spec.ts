import { test, expect } from "./support/test.ts";

test("undo and redo name what they would do, and do just that", async ({ visitors, board }) => {
  const maya = await visitors.sit(board, "Maya");
  const column = maya.column("Maya");
  await expect(maya.undo).toBeDisabled();
  await expect(maya.redo).toBeDisabled();
  await column.button("Place Impact").click();
  await column.button("Place Learning").click();
  await column.button("Move Learning up").click();
  await expect(maya.undo).toHaveAccessibleName("Undo: Learning 2 → 1");
  await maya.undo.click();
  await maya.expectAnnounced("Taken back: Learning 2 → 1.");
  await column.expectRanking(["Impact", "Learning"]);
  await expect(maya.undo).toHaveAccessibleName("Undo: Learning to place 2");
  await expect(maya.redo).toHaveAccessibleName("Redo: Learning 2 → 1");
  await maya.undo.click();
  await column.expectRanking(["Impact"]);
  await maya.redo.click();
  await maya.redo.click();
  await maya.expectAnnounced("Done again: Learning 2 → 1.");
  await column.expectRanking(["Learning", "Impact"]);
  await expect(maya.redo).toBeDisabled();
});

test("Ctrl+Z takes back and Ctrl+Shift+Z does again, but not while a name is being typed", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  const column = maya.column("Maya");
  await column.button("Place Impact").click();
  await column.button("Place Learning").click();
  await maya.page.keyboard.press("Control+z");
  await column.expectRanking(["Impact"]);
  await maya.page.keyboard.press("Control+Shift+Z");
  await column.expectRanking(["Impact", "Learning"]);
  await maya.button("About this board").click();
  await maya.page.getByRole("textbox", { name: "Title" }).focus();
  await maya.page.keyboard.press("Control+z");
  await maya.page.keyboard.press("Escape");
  await column.expectRanking(["Impact", "Learning"]);
});

test("undo never takes back what the other person did", async ({ visitors, board }) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await maya.column("Maya").button("Place Impact").click();
  await sam.column("Sam").button("Place Learning").click();
  await maya.column("Sam").expectRanking(["Learning"]);
  await maya.undo.click();
  await expect(maya.undo).toBeDisabled();
  await maya.page.keyboard.press("Control+z");
  for (const person of [maya, sam]) {
    await person.column("Maya").expectRanking([]);
    await person.column("Sam").expectRanking(["Learning"]);
  }
  await expect(sam.undo).toHaveAccessibleName("Undo: Learning to place 1");
});

test("undo takes back one’s own gesture, not a later one of one’s other device in the same column", async ({
  visitors,
  board,
}) => {
  const [laptop, phone] = await Promise.all([
    visitors.sit(board, "Maya"),
    visitors.sit(board, "Maya", { device: "phone" }),
  ]);
  await laptop.goTo("Points");
  await phone.goTo("Points");
  await laptop.column("Maya").slider("Impact").fill("30");
  await expect(laptop.undo).toHaveAccessibleName("Undo: Impact 0 → 30");
  await phone.column("Maya").expectPoints({ Impact: 30 });
  await phone.column("Maya").slider("Learning").fill("20");
  await laptop.column("Maya").expectPoints({ Impact: 30, Learning: 20 });
  await laptop.undo.click();
  for (const person of [laptop, phone]) await person.column("Maya").expectPoints({ Learning: 20 });
  await laptop.redo.click();
  for (const person of [laptop, phone]) {
    await person.column("Maya").expectPoints({ Impact: 30, Learning: 20 });
  }
});

test("undo of something that was changed again since says so and leaves the later hand alone", async ({
  visitors,
  board,
}) => {
  const [laptop, phone] = await Promise.all([
    visitors.sit(board, "Maya"),
    visitors.sit(board, "Maya", { device: "phone" }),
  ]);
  await laptop.goTo("Points");
  await phone.goTo("Points");
  await laptop.column("Maya").slider("Impact").fill("30");
  await phone.column("Maya").expectPoints({ Impact: 30 });
  await phone.column("Maya").slider("Impact").fill("45");
  await phone.expectChip("Saved");
  await laptop.column("Maya").expectPoints({ Impact: 45 });
  await laptop.undo.click();
  await laptop.expectAnnounced("Nothing looks different: Impact 0 → 30 had been changed again since.");
  for (const person of [laptop, phone]) await person.column("Maya").expectPoints({ Impact: 45 });
});
