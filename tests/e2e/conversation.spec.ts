import type { Locator } from "@playwright/test";
import { MAYAS_ANSWER, SAMS_ANSWER } from "./support/areas.ts";
import type { BoardPage } from "./support/board-page.ts";
import { test, expect } from "./support/test.ts";

const item = (person: BoardPage, area: string): Locator => person.talk.filter({ hasText: area });
const pin = (person: BoardPage, area: string): Locator =>
  item(person, area).getByRole("button", { name: /^Let’s talk about this/ });
const tick = (person: BoardPage, area: string): Locator =>
  item(person, area).getByRole("button", { name: /^Talked about/ });
/** Opens an area's question, its two answers and its timer. */
const open = (person: BoardPage, area: string): Promise<void> =>
  item(person, area).getByRole("button", { name: area }).first().click();
const answerTo = (person: BoardPage, area: string): Locator =>
  person.page.getByRole("textbox", { name: `Your answer about ${area}` });

test("two people pin, tick, answer a question together and take their time, and each takes back only their own", async ({
  visitors,
  board,
}) => {
  const both = await visitors.sitBoth(board);
  const [maya, sam] = both;
  await Promise.all([maya.answer("Maya", MAYAS_ANSWER), sam.answer("Sam", SAMS_ANSWER)]);
  const watcher = await visitors.watch(board);
  for (const person of [maya, sam, watcher]) await person.goTo("Compare");

  // A pin comes first for everybody, says whose it is, and keeps the focus although its item has moved.
  await pin(maya, "Culture / Team").focus();
  await maya.press("Enter", "Pinned: let’s talk about Culture / Team.");
  await expect(pin(maya, "Culture / Team")).toBeFocused();
  for (const person of [maya, sam, watcher]) {
    await expect(person.talk.first()).toContainText("Culture / Team");
    await expect(pin(person, "Culture / Team")).toHaveAccessibleName(
      "Let’s talk about this: Culture / Team, pinned by Maya",
    );
  }
  await sam.expectToldOfOthers("wants to talk about Culture / Team");
  await expect(pin(sam, "Culture / Team")).toHaveAttribute("aria-pressed", "false");
  await pin(sam, "Culture / Team").click();
  await pin(sam, "Compensation").click();
  await expect(pin(maya, "Compensation")).toHaveAccessibleName(/pinned by Sam$/);
  await maya.undo.click();
  await maya.expectAnnounced("Taken back: Culture / Team pinned.");
  await expect(pin(sam, "Culture / Team")).toHaveAccessibleName(/pinned by Sam$/);

  // Both write at once; each sees the other's letters as they come, and nothing slips away from under a caret.
  for (const person of both) await open(person, "Culture / Team");
  await answerTo(maya, "Culture / Team").click();
  await answerTo(sam, "Culture / Team").click();
  await Promise.all([maya.page.keyboard.type("More "), sam.page.keyboard.type("Fewer meetings")]);
  await expect(item(maya, "Culture / Team")).toContainText("Fewer meetings");
  await expect(item(sam, "Culture / Team")).toContainText("More");
  const before = await answerTo(maya, "Culture / Team").boundingBox();
  await sam.page.keyboard.press("Escape");
  await pin(sam, "Learning").click();
  await expect(pin(maya, "Learning")).toHaveAccessibleName(/pinned by Sam$/);
  // Where the caret was put anew, another step begins.
  await maya.page.keyboard.press("End");
  await maya.page.keyboard.insertText("time together");
  await expect(answerTo(maya, "Culture / Team")).toHaveValue("More time together");
  expect(await answerTo(maya, "Culture / Team").boundingBox()).toEqual(before);
  await expect(item(sam, "Culture / Team")).toContainText("More time together");
  await maya.page.keyboard.press("Control+z");
  await expect(answerTo(maya, "Culture / Team")).toHaveValue("More ");
  await maya.page.keyboard.press("Control+y");
  await expect(answerTo(maya, "Culture / Team")).toHaveValue("More time together");
  await maya.page.keyboard.press("Escape");
  await expect(maya.talk.first()).toContainText("Learning");

  // A timer that either makes longer.
  const timer = item(maya, "Culture / Team").getByRole("group", { name: "Timer for Culture / Team" });
  await timer.getByRole("button", { name: "Take 5 minutes" }).press("Enter");
  await expect(timer.getByRole("button", { name: "2 minutes more" })).toBeFocused();
  await item(sam, "Culture / Team").getByRole("button", { name: "2 minutes more" }).click();
  for (const person of [maya, sam, watcher]) {
    await expect(item(person, "Culture / Team").getByRole("timer")).toHaveText(/^[67]:\d\d left$/);
  }
  await timer.getByRole("button", { name: "Stop" }).press("Enter");
  await expect(timer.getByRole("button", { name: "Take 5 minutes" })).toBeFocused();
  await expect(item(sam, "Culture / Team").getByRole("timer")).toHaveCount(0);

  // A tick is everybody's, and stays in its place.
  await tick(maya, "Culture / Team").click();
  await tick(sam, "Impact").click();
  for (const person of [maya, sam, watcher]) {
    await expect(person.comparison.getByText("2 of 6 talked about")).toBeVisible();
    await expect(tick(person, "Culture / Team")).toHaveAttribute("aria-pressed", "true");
  }
  await maya.undo.click();
  await expect(sam.comparison.getByText("1 of 6 talked about")).toBeVisible();
  await expect(tick(sam, "Impact")).toHaveAttribute("aria-pressed", "true");

  // Who watches sees all of it, can change nothing, and is told why.
  await expect(item(watcher, "Culture / Team").getByText("Sam wrote: Fewer meetings")).toBeAttached();
  await open(watcher, "Culture / Team");
  await expect(item(watcher, "Culture / Team")).toContainText("Fewer meetings");
  await expect(item(watcher, "Culture / Team").getByRole("textbox")).toHaveCount(0);
  await pin(watcher, "Impact").focus();
  await watcher.press("Enter", "You are watching. Only Maya and Sam pin, tick and write here.");

  // What both said first is on record, whatever is changed or taken back; before any change there is nothing to tell.
  await expect(watcher.comparison).not.toContainText("Changed since");
  await maya.goTo("Points");
  await maya.column("Maya").slider("Impact").fill("20");
  for (const person of [sam, watcher]) {
    await expect(person.comparison).toContainText(/Changed since .*, when both were complete\./);
  }
  await maya.undo.click();
  for (const person of [sam, watcher]) await expect(person.comparison).not.toContainText("Changed since");

  // It is all there after a reload.
  for (const person of both) {
    await person.expectChip("Saved");
    await person.page.reload();
    await person.goTo("Compare");
    await open(person, "Culture / Team");
  }
  await expect(item(maya, "Culture / Team")).toContainText("Fewer meetings");
  await expect(answerTo(maya, "Culture / Team")).toHaveValue("More time together");
  await expect(pin(maya, "Compensation")).toHaveAccessibleName(/pinned by Sam$/);
});

test("an area that nobody has answered yet can be pinned and written about, by touch on a phone", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya", { device: "phone" });
  const sam = await visitors.sit(board, "Sam");
  for (const person of [maya, sam]) await person.goTo("Compare");
  await expect(maya.talk).toHaveCount(6);
  await pin(maya, "Learning").tap();
  await expect(sam.talk.first()).toContainText("Learning");
  await expect(pin(sam, "Learning")).toHaveAccessibleName(/pinned by Maya$/);
  for (const control of [pin(maya, "Learning"), tick(maya, "Learning")]) {
    const box = await control.boundingBox();
    expect(Math.round(Math.min(box?.width ?? 0, box?.height ?? 0))).toBeGreaterThanOrEqual(44);
  }
  await item(maya, "Learning").getByRole("button", { name: "Learning" }).first().tap();
  await answerTo(maya, "Learning").fill("Running a project from start to end.");
  await open(sam, "Learning");
  await expect(item(sam, "Learning")).toContainText("Running a project from start to end.");
  const width = await maya.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
