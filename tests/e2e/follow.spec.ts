import type { Locator } from "@playwright/test";
import { MAYAS_ANSWER, SAMS_ANSWER } from "./support/areas.ts";
import type { BoardPage } from "./support/board-page.ts";
import { test, expect } from "./support/test.ts";

test("whoever follows sees the other’s step, column and height, until they act themselves or the other leaves", async ({
  visitors,
  board,
}) => {
  const [maya, sam, wall] = await Promise.all([
    visitors.sit(board, "Maya", { device: "phone" }),
    visitors.sit(board, "Sam", { device: "phone" }),
    visitors.watch(board),
  ]);
  await maya.column("Maya").placeAll(MAYAS_ANSWER.order);
  await sam.column("Sam").expectRanking([]);
  await maya.button("Sam, on Rank").tap();
  await maya.button("Follow Sam").tap();
  await maya.expectAnnounced("Following Sam, until you do something yourself.");
  await expect(pill(maya, "Sam")).toBeVisible();
  await expect(maya.column("Sam").region, "the column that Sam looks at").toBeVisible();
  await wall.button("Sam, on Rank").click();
  await wall.button("Follow Sam").click();

  await sam.goTo("Points");
  await maya.expectStep("Points");
  await wall.expectStep("Points");
  await sam.page.getByRole("group", { name: "Whose answers" }).getByRole("button", { name: "Maya" }).tap();
  await expect(maya.column("Maya").region).toBeVisible();
  await sam.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect.poll(() => scrolled(maya)).toBeGreaterThan(100);
  await expect.poll(async () => (await scrolled(maya)) - (await scrolled(sam))).toBeLessThan(2);
  await sam.page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => scrolled(maya)).toBe(0);

  await maya.column("Maya").button("One point more for Impact").tap();
  await expect(pill(maya, "Sam"), "she has done something herself").toBeHidden();
  await maya.column("Maya").expectPoints({ Impact: 1 });
  await sam.goTo("Rank");
  await expect(maya.button("Sam, on Rank")).toBeVisible();
  await maya.expectStep("Points");
  await wall.expectStep("Rank");
  await wall.page.keyboard.press("Tab");
  await expect(pill(wall, "Sam"), "moving the focus is no act").toBeVisible();
  await sam.page.close();
  await wall.expectAnnounced("Sam has left, so you follow nobody.");
  await expect(pill(wall, "Sam")).toBeHidden();
});

function pill(person: BoardPage, name: string): Locator {
  return person.page.getByRole("group", { name: `Following ${name}`, exact: true });
}

async function scrolled(person: BoardPage): Promise<number> {
  return await person.page.evaluate(() => scrollY);
}

test("whom I bring here follows me; a timer is everybody’s, and nobody’s page owns it", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  const watcher = await visitors.watch(board);
  await maya.goTo("Points");
  await maya.button("Sam, on Rank").click();
  await maya.button("Bring Sam here").click();
  await sam.expectAnnounced("Maya asks you to come to Points.");
  await sam.button("Go to Points").click();
  await sam.expectStep("Points");
  await expect(pill(sam, "Maya")).toBeVisible();
  await maya.goTo("Compare");
  await sam.expectStep("Compare");
  await sam.goTo("Rank");
  await sam.expectAnnounced("You no longer follow Maya.");
  await expect(pill(sam, "Maya")).toBeHidden();
  await maya.goTo("Rank");

  await expect(watcher.button("Timer")).toBeHidden();
  await maya.button("Timer").click();
  await maya.button("5 min").click();
  await maya.expectAnnounced("Timer for Rank: 5 minutes.");
  for (const person of [maya, sam, watcher]) {
    await expect(timer(person)).toHaveAccessibleName(/^Timer, (5:00|4:5\d) left$/);
  }
  await maya.page.close();
  await timer(sam).click();
  await sam.button("5 minutes more").click();
  for (const person of [sam, watcher]) {
    await expect(timer(person)).toHaveAccessibleName(/^Timer, (10:00|9:[345]\d) left$/);
  }
  await timer(watcher).click();
  await expect(watcher.page.getByRole("checkbox", { name: /^Tell me when it is over/ })).not.toBeChecked();
  await expect(watcher.button("Stop")).toBeHidden();
  await sam.page.clock.install();
  await sam.page.clock.fastForward("13:00");
  await expect(timer(sam)).toHaveAccessibleName(/^Timer, [23] min over$/);
  await sam.goTo("Points");
  await expect(sam.button("Timer"), "each step has its own").toBeVisible();
  await sam.goTo("Rank");
  await timer(sam).click();
  await sam.button("Stop").click();
  await sam.expectAnnounced("Timer for Rank stopped.");
  await expect(timer(watcher)).toBeHidden();
});

test("the stage shows both sides large, follows whoever acted last, and tells no link and nothing to change", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await maya.answer("Maya", MAYAS_ANSWER);
  await sam.answer("Sam", SAMS_ANSWER);
  await sam.button("About this board").click();
  await expect(sam.page.getByRole("link", { name: "Stage view" })).toHaveAttribute(
    "href",
    `/v/${board.viewKey}?stage`,
  );
  await sam.page.keyboard.press("Escape");
  const stage = await visitors.come("Stage", { context: { viewport: { width: 1920, height: 1080 } } });
  await stage.page.goto(`/b/${board.editKey}?stage`);
  await stage.column("Maya").expectPoints(MAYAS_ANSWER.points);
  await expect(maya.people).toContainText("1 watching");
  await expect(stage.page).toHaveURL(`/v/${board.viewKey}?stage`);
  expect(await stage.page.content()).not.toContain(board.editKey);
  for (const role of ["navigation", "banner", "dialog", "link", "textbox"] as const) {
    await expect(stage.page.getByRole(role), role).toHaveCount(0);
  }

  await maya.goTo("Rank");
  await stage.column("Sam").expectRanking(SAMS_ANSWER.order);
  await expectReadable(stage, "Rank");
  await sam.column("Sam").slider("Impact").press("ArrowLeft");
  await stage.column("Sam").expectPoints({ ...SAMS_ANSWER.points, Impact: 21 });
  await expectReadable(stage, "Points");
  await expect(stage.page.getByRole("button"), "what is no part of the board").toHaveText([
    "",
    "Leave the stage",
  ]);
  const legend = stage.page.getByRole("list", { name: "Whose answers these are" }).getByRole("listitem");
  await expect(legend).toHaveText(["Maya", "Sam leads"]);
  await maya.goTo("Compare");
  await expect(stage.comparison).toBeVisible();
  await expect(stage.talk).not.toHaveCount(0);
  await expectReadable(stage, "Compare");

  await stage.page.setViewportSize({ width: 1280, height: 720 });
  for (const view of ["Lines", "Dumbbells", "Table"] as const) {
    await stage.view(view).check();
    await expectReadable(stage, `${view}, smaller`);
  }
  await stage.page.setViewportSize({ width: 1080, height: 1920 });
  await expect(stage.talk.last()).toBeInViewport({ ratio: 1 });
  await stage.page.setViewportSize({ width: 740, height: 1000 });
  await expect(stage.button("Open the board itself")).toBeVisible();
  await stage.page.setViewportSize({ width: 1024, height: 768 });
  await stage.button("Leave the stage").click();
  await expect(stage.page).toHaveURL(`/b/${board.editKey}`);
});

function timer(person: BoardPage): Locator {
  return person.page.getByRole("button", { name: /^Timer, / });
}

/** Nothing is scrolled, and every letter is 24 pixels high on a screen of 1080 lines, in proportion on others. */
async function expectReadable(stage: BoardPage, what: string): Promise<void> {
  await expect(async () => {
    const seen = await stage.page.evaluate(() => {
      const board = document.querySelector<HTMLElement>("[data-stage]");
      if (board === null) throw new Error("There is no stage.");
      const zoom = board.getBoundingClientRect().width / board.offsetWidth;
      const small = Array.from(board.querySelectorAll("*")).flatMap((each) => {
        const isText = Array.from(each.childNodes).some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "",
        );
        const { width, height } = each.getBoundingClientRect();
        // What only a screen reader reads is one pixel large.
        if (!isText || width < 4 || height < 4 || each.closest(".visually-hidden") !== null) return [];
        const size = (Number.parseFloat(getComputedStyle(each).fontSize) * zoom * 1080) / innerHeight;
        return size < 23.9 ? [`${each.textContent} ${size}`] : [];
      });
      // What a video call would lose: borders that are there, and thinner than 3 pixels of 1080.
      const thin = Array.from(board.querySelectorAll("*")).flatMap((each) => {
        const { width, height } = each.getBoundingClientRect();
        const { borderTopWidth, borderTopColor, borderTopStyle } = getComputedStyle(each);
        const size = (Number.parseFloat(borderTopWidth) * zoom * 1080) / innerHeight;
        const isDrawn =
          borderTopStyle !== "none" && !borderTopColor.endsWith(", 0)") && width > 4 && height > 4;
        return isDrawn && size > 0 && size < 2.9 ? [`${each.outerHTML.slice(0, 80)} ${size}`] : [];
      });
      const scrolled = Array.from(document.querySelectorAll("html, main, main *")).filter(
        (each) =>
          (each === document.documentElement || getComputedStyle(each).overflowY === "auto") &&
          each.scrollHeight > each.clientHeight + 1,
      );
      return { small, thin, scrolled: scrolled.map((each) => each.outerHTML.slice(0, 80)) };
    });
    expect(seen, what).toEqual({ small: [], thin: [], scrolled: [] });
  }).toPass({ timeout: 15_000 });
}
