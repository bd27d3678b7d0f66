import { readFile } from "node:fs/promises";
import { MAYAS_ANSWER, SAMS_ANSWER } from "./support/areas.ts";
import type { BoardPage } from "./support/board-page.ts";
import { test, expect } from "./support/test.ts";

/*
 * Maya has no pointer and does not see the screen: she has the Tab key, what has the focus tells its name, and what is
 * announced. Sam works beside her.
 */

/** Goes on by Tab until what has the focus is called so; the focus is never nowhere on the way. */
async function tabTo({ page }: BoardPage, name: RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    const focused = page.locator(":focus");
    const label = (await focused.count()) === 0 ? "" : await nameOfFocus({ page });
    if (name.test(label)) return;
    passed.push(label);
    await page.keyboard.press(key);
  }
  throw new Error(`No stop of the Tab key is called ${name}: ${passed.join(" · ")}`);
}

/** The name of what has the focus, as a screen reader says it; empty where that is nothing at all. */
async function nameOfFocus({ page }: Pick<BoardPage, "page">): Promise<string> {
  const focused = page.locator(":focus");
  if ((await focused.count()) === 0) return "";
  const told = await focused.first().ariaSnapshot();
  return /"((?:[^"\\]|\\.)*)"/.exec(told)?.[1] ?? told;
}

async function expectFocus(person: BoardPage, name: string | RegExp): Promise<void> {
  await expect.poll(() => nameOfFocus(person), { message: "what has the focus" }).toMatch(name);
}

test("the whole exercise by keyboard alone, from the start page to a snapshot, and the focus is never lost", async ({
  visitors,
}) => {
  const maya = await visitors.come("Maya");
  const { page } = maya;
  const { keyboard } = page;
  await page.goto("/");
  await expect(maya.button("Start a board")).toBeVisible();
  await tabTo(maya, /Employee’s name/);
  await keyboard.type("Maya");
  await keyboard.press("Tab");
  await keyboard.type("Sam");
  await keyboard.press("Tab");
  await keyboard.type("Autumn talk");
  await keyboard.press("Enter");

  const seats = maya.dialog("Take a seat");
  await expect(seats).toBeVisible();
  await tabTo(maya, /^Maya/);
  await keyboard.press("Enter");
  await expect(seats).toBeHidden();
  await expectFocus(maya, "Rank");
  await expect(page).toHaveTitle("Rank · Autumn talk · What Matters");

  // Told from here on.
  const told: string[] = [];
  await page.exposeFunction("tell", (text: string) => told.push(text.trim()));
  await page.evaluate(() => {
    const { tell } = globalThis as unknown as { readonly tell: (text: string) => void };
    new MutationObserver((changes) => {
      const regions = new Set(
        changes.map(({ target }) => (target instanceof Element ? target : target.parentElement)),
      );
      for (const region of regions) {
        if (region?.closest("#announcements, #others") && region.textContent) {
          tell(`${region.closest("#others") ? "others" : "own"}: ${region.textContent}`);
        }
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });

  // Rank: own cards, one after the other.
  await keyboard.press("Alt+Shift+M");
  await expectFocus(maya, /^Move /);
  for (const area of MAYAS_ANSWER.order) {
    await page.locator(":focus").waitFor();
    await tabTo(maya, new RegExp(`^Place ${area}$`), "Tab").catch(() =>
      tabTo(maya, new RegExp(`^Place ${area}$`), "Shift+Tab"),
    );
    await maya.press("Enter", `${area} is ${MAYAS_ANSWER.order.indexOf(area) + 1} of 6.`);
    await expectFocus(maya, /./);
  }
  await maya.press("1", "Promotion / Title is 1 of 6.");
  await maya.press("Control+z", /^Taken back/);
  await expectFocus(maya, "Move Promotion / Title");
  await maya.column("Maya").expectRanking(MAYAS_ANSWER.order);

  // The other person comes, on her own machine, and changes her side; nothing of the focus moves.
  const sam = await visitors.come("Sam");
  await sam.page.goto(page.url());
  await sam.takeSeat("Sam");
  await maya.expectToldOfOthers("Sam has come");
  await sam.answer("Sam", SAMS_ANSWER);
  await expectFocus(maya, "Move Promotion / Title");

  // Points, by the keys of the sliders.
  await maya.press("Alt+Shift+2", "Points is shown.");
  await keyboard.press("Alt+Shift+M");
  for (const [index, area] of MAYAS_ANSWER.order.entries()) {
    await expectFocus(maya, `${area} points`);
    const points = MAYAS_ANSWER.points[area] ?? 0;
    for (let tens = 0; tens < Math.floor(points / 10); tens += 1) await keyboard.press("Shift+ArrowRight");
    for (let ones = 0; ones < points % 10; ones += 1) await keyboard.press("ArrowRight");
    if (index < 5) await keyboard.press("Alt+Shift+ArrowDown");
  }
  await maya.column("Maya").expectPoints(MAYAS_ANSWER.points);
  await expect(maya.column("Maya").slider("Promotion / Title")).toHaveAttribute(
    "aria-valuetext",
    /^5 points, ranked 6 of 6, 0 left to give$/,
  );

  // Compare: pin, tick, answer, timer.
  await maya.press("Alt+Shift+3", "Compare is shown.");
  await expect(maya.talk).toHaveCount(6);
  await keyboard.press("Alt+Shift+M");
  await expectFocus(maya, /^Common ground: Impact/);
  await keyboard.press("Alt+Shift+ArrowDown");
  await expectFocus(maya, /^Promotion \/ Title/);
  await maya.press("Alt+Shift+P", "Pinned: let’s talk about Promotion / Title.");
  await expectFocus(maya, /^Promotion \/ Title/);
  await maya.press("Alt+Shift+T", "Promotion / Title: talked about.");
  await keyboard.press("Enter");
  await tabTo(maya, /^Your answer about Promotion/);
  await keyboard.type("In spring? 1 to 6");
  await tabTo(maya, /^Take 5 minutes/);
  await maya.press("Enter", /^Timer for Promotion \/ Title: 5 minutes/);
  await expectFocus(maya, /2 minutes more|Stop|minutes/);
  // The other one ends the timer whose button has the focus.
  await sam.goTo("Compare");
  await sam.talk.filter({ hasText: "Promotion / Title" }).getByRole("button").first().click();
  await sam.talk.getByRole("button", { name: "Stop" }).click();
  await expectFocus(maya, "Take 5 minutes");

  // A note, a reaction, pointing, and back.
  await tabTo(maya, /^Select$/);
  await keyboard.press("ArrowRight");
  await maya.press("Enter", /^Note added/);
  await keyboard.type("Ask in June");
  await keyboard.press("Escape");
  await expectFocus(maya, /^Note by Maya: Ask in June/);
  await tabTo(maya, /^Select$|^Note$/);
  await keyboard.press("End");
  await keyboard.press("ArrowLeft");
  await expectFocus(maya, "React");
  await keyboard.press("Enter");
  await keyboard.press("Tab");
  await maya.press("Enter", "You: Thank you.");
  await keyboard.press("Escape");
  await expectFocus(maya, "React");

  // The list of shortcuts, an invitation, the settings, and the snapshot.
  await keyboard.press("?");
  await expect(maya.dialog("Keyboard shortcuts")).toBeVisible();
  await keyboard.press("Escape");
  await expectFocus(maya, "React");
  await keyboard.press("Shift+Tab");
  for (const name of ["Invite", "About this board", "Export"]) {
    await tabTo(maya, new RegExp(`^${name}$`), "Shift+Tab").catch(() => tabTo(maya, new RegExp(`^${name}$`)));
    await keyboard.press("Enter");
    const dialog = maya.dialog(name === "Export" ? "Take a snapshot" : name);
    await expect(dialog).toBeVisible();
    if (name === "Export") {
      const coming = page.waitForEvent("download");
      await tabTo(maya, /^Markdown/);
      await keyboard.press("Enter");
      const text = await readFile(await (await coming).path(), "utf8");
      expect(text).toContain("In spring? 1 to 6");
    }
    await keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expectFocus(maya, name);
  }
  const others = told.filter((each) => each.startsWith("others: "));
  // By the time it is told, Sam may have gone on already.
  expect(others.join("\n")).toMatch(/Sam .*went to (Points|Compare)/);
  expect(others.length, others.join("\n")).toBeLessThanOrEqual(12);
});

test("the focus stays with what it is on, whatever another page does, and others are told at most every 5 s", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  const other = await visitors.sit(board, "Maya");
  const mine = maya.column("Maya");
  // From the tray into the ranking, and back, by another device of hers.
  await mine.button("Place Learning").focus();
  await other.column("Maya").button("Place Learning").click();
  await expectFocus(maya, "Move Learning");
  await other.column("Maya").button("Place Impact").click();
  await other.column("Maya").button("Move Impact up").click();
  await maya.column("Maya").expectRanking(["Impact", "Learning"]);
  await expectFocus(maya, "Move Learning");
  await other.column("Maya").button("Put Learning back into the tray").click();
  await expectFocus(maya, "Move Learning");
  await maya.expectToldOfOthers("Maya moved Impact to place 1");

  // Keys that are pressed alone can be switched off; the list says so and is reached without them.
  await maya.page.keyboard.press("?");
  await maya.dialog("Keyboard shortcuts").getByRole("checkbox").uncheck();
  await maya.page.keyboard.press("Escape");
  await expectFocus(maya, "Move Learning");
  await maya.page.keyboard.press("?");
  await maya.page.keyboard.press("1");
  await expect(maya.dialog("Keyboard shortcuts")).toBeHidden();
  await maya.column("Maya").expectRanking(["Impact"]);
});
