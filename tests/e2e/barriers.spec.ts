import type { Locator } from "@playwright/test";
import { english } from "#shared/messages/en/english.ts";
import { spanish } from "#shared/messages/es/spanish.ts";
import { LANGUAGES } from "#shared/messages/languages.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { MAYA, SAM } from "../shared/domain/snapshot/boards.ts";
import { expectNoBarriers } from "./support/barriers.ts";
import type { BoardPage } from "./support/board-page.ts";
import { FarHand } from "./support/far-hand.ts";
import { test, expect } from "./support/test.ts";

const WORDS = { en: english, es: spanish };

/** What has opened over the page, which is as it was. */
const DIALOG = "dialog[open]";

for (const language of LANGUAGES) {
  const words = WORDS[language];
  const context = { locale: language };

  /** Looks at what is shown, or at the part of it that was not looked at before. */
  const look = async ({ page }: BoardPage, state: string, shown: string, part?: string): Promise<void> => {
    await page.locator(shown).first().waitFor();
    await expectNoBarriers(page, `${state} (${language})`, part);
  };
  const goTo = (person: BoardPage, step: string): Promise<void> =>
    person.page.locator(`[data-focus='step/${step}']`).click();

  test(`axe-core finds nothing where there is no live board, light and dark (${language})`, async ({
    visitors,
    board,
    server,
  }) => {
    const sam = await FarHand.come(server, board);
    sam.answer("left", MAYA);
    sam.answer("right", SAM);
    sam.leave();
    const maya = await visitors.come("Maya", { context });
    const { page } = maya;
    await page.goto("/b/short");
    await look(maya, "a link that is cut off", "h1");
    await page.goto("/b/aaaaaaaaaaaaaaaaaaaaaa");
    await look(maya, "unknown board", "h1");
    await page.goto("/past");
    await look(maya, "no past board", "h1");
    await page.goto("/");
    await look(maya, "start page", "form");
    const file = page.locator("input[type=file]");
    await file.setInputFiles({
      name: "x.json",
      mimeType: "application/json",
      buffer: Buffer.from("Dear Sam"),
    });
    await look(maya, "a file that is no snapshot", "[role=alert]:not(:empty)", "main");

    const answer = await fetch(
      `${server.url}/api/boards/${board.viewKey}/snapshot.json?language=${language}`,
    );
    const buffer = Buffer.from(await answer.arrayBuffer());
    await file.setInputFiles({ name: "kept.json", mimeType: "application/json", buffer });
    await page.waitForURL("/past");
    await goTo(maya, "rank");
    await look(maya, "a past board, Rank", "[data-card]");
    await goTo(maya, "compare");
    await look(maya, "a past board, Compare", "[data-talk]");
  });

  test(`axe-core finds nothing on Rank, on Points, or over them, light and dark (${language})`, async ({
    visitors,
    board,
    server,
  }) => {
    const maya = await visitors.come("Maya", { context });
    const { page } = maya;
    const open = async (name: string, part: string, shown = part): Promise<void> => {
      await maya.button(name).click();
      await look(maya, name, shown, part);
      await page.keyboard.press("Escape");
    };
    await page.goto(`/b/${board.editKey}`);
    await look(maya, "take a seat", DIALOG);
    await page.getByRole("dialog").getByRole("button", { name: "Maya" }).click();
    await look(maya, "Rank, empty", "[data-card]");
    await page.locator("[data-seat=left] [data-focus='place/impact']").click();
    await page.locator("[data-seat=left] [data-focus='move/impact']").press("Space");
    await look(maya, "Rank, carrying", "[data-seat=left] ol [data-card]", "main");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await look(maya, "shortcuts", DIALOG, DIALOG);
    await page.keyboard.press("Escape");
    await open(words.page.invite, DIALOG);
    await open(words.page.about, DIALOG);
    await open(words.page.export, DIALOG, `${DIALOG} [role=img], ${DIALOG} img`);

    const far = await FarHand.come(server, board);
    far.answer("left", MAYA);
    far.answer("right", SAM);
    far.leave();
    const sam = await visitors.come("Sam", { context });
    await sam.page.goto(`/b/${board.editKey}`);
    await sam.page.getByRole("dialog").getByRole("button", { name: "Sam" }).click();
    await look(maya, "Rank, full", "[data-seat=left] ol [data-card] ~ [data-card]");
    await goTo(maya, "points");
    const slider = "[data-seat=left] input[type=range]";
    await look(maya, "Points", slider);
    await page.locator(slider).first().press("ArrowRight");
    await page.locator(slider).first().press("ArrowRight");
    await look(maya, "Points, take from", "[data-open]", "[data-seat=left]");
    await page.keyboard.press("Escape");
    await page.locator("[data-seat=left] [data-card] button[aria-expanded]").first().click();
    const items = "[data-seat=left] [data-card] ul button";
    await look(maya, "Points, a menu", items, "[data-seat=left]");
    await page.locator(items).last().click();
    await look(maya, "Points, locked", slider, "[data-seat=left]");

    await page.getByRole("button", { name: words.people.on("Sam", words.steps.rank) }).click();
    await look(maya, "a person's card", "header [role=dialog]", "header");
    const bring = words.together.bring("Sam");
    await page.getByRole("button", { name: bring }).click();
    await look(sam, "a call", "[data-beside]", "[data-beside]");
  });

  test(`axe-core finds nothing on Compare and the whiteboard, light and dark (${language})`, async ({
    visitors,
    board,
    server,
  }) => {
    const far = await FarHand.come(server, board);
    far.answer("left", MAYA);
    far.answer("right", SAM);
    far.leave();
    const maya = await visitors.come("Maya", { context });
    const { page } = maya;
    await page.goto(`/b/${board.editKey}`);
    await page.getByRole("dialog").getByRole("button", { name: "Maya" }).click();
    const tool = (name: string): Locator => page.locator(`[data-tool-button=${name}]`);
    await page.locator("[data-seat=left] ol [data-card]").nth(5).waitFor();
    await tool("note").press("Enter");
    await page.keyboard.type("hello");
    await look(maya, "writing a note", "[data-note] textarea");
    await page.keyboard.press("Escape");
    await look(maya, "a note that is open", "[data-note] [role=toolbar]");
    await page.keyboard.press("Escape");
    for (const name of ["eraser", "point", "react"]) {
      await tool(name).press("Enter");
      await look(maya, `the tool ${name}`, `[data-tool-button=${name}] + div`, "footer");
      await page.keyboard.press("Escape");
    }

    await goTo(maya, "compare");
    const talk = page.locator("[data-talk]");
    await look(maya, "Compare, lines", "[data-talk]");
    await talk.first().locator("[data-focus^='talk/']").click();
    await talk.first().locator("[data-focus^='pin/']").click();
    await talk.first().locator("[data-focus^='tick/']").click();
    await talk.locator("textarea").fill("words");
    await page.locator("[data-talk] [role=group] button").click();
    await look(maya, "Compare, an area alone, its answers and timer", "[role=timer]", "main");
    for (const [at, view] of ["Dumbbells", "Table"].entries()) {
      const views = page.getByRole("radiogroup").first().getByRole("radio");
      await views.nth(at + 1).check();
      await look(maya, `Compare, ${view}`, "[data-talk]", "main");
    }
    await page.getByRole("contentinfo").locator("button[aria-expanded]").last().click();
    await look(maya, "timer", "footer [role=group]", "footer");
  });

  test(`axe-core finds nothing for who watches, on a stage, on a phone or without a connection, light and dark (${language})`, async ({
    visitors,
    board,
    server,
    layCable,
  }) => {
    const far = await FarHand.come(server, board);
    far.answer("left", MAYA);
    far.answer("right", SAM);
    const watcher = await visitors.watch(board, { context });
    await look(watcher, "watching", "[data-card]");
    await watcher.page.goto(`/v/${board.viewKey}?stage`);
    // It shows the step of whoever did something last.
    await look(watcher, "stage", "[data-card], [data-talk]");
    far.leave();

    const cable = await layCable();
    const phone = await visitors.come("Maya", {
      device: "phone",
      at: cable.url,
      mayLoseConnection: true,
      // As high as the page: what is scrolled halfway below the tools counts as too small to be hit.
      context: { ...context, viewport: { width: 390, height: 2000 } },
    });
    const { page } = phone;
    let isTurnedAway = false;
    await page.routeWebSocket(/\/sync\//, async (socket) => {
      if (isTurnedAway) return socket.close({ code: CLOSE.damaged });
      socket.connectToServer();
    });
    await page.goto(`/b/${board.editKey}`);
    await look(phone, "take a seat, on a phone", DIALOG, DIALOG);
    await page.getByRole("dialog").getByRole("button", { name: "Maya" }).click();
    await look(phone, "Rank, on a phone", "ol [data-card]");
    await goTo(phone, "points");
    await look(phone, "Points, on a phone", "input[type=range]", "main");
    await goTo(phone, "compare");
    await look(phone, "Compare, on a phone", "[data-talk]");
    cable.pull();
    await expect(phone.chip).toHaveAccessibleName(words.saving.offline);
    await look(phone, "offline", "header [role=status]", "header");
    isTurnedAway = true;
    await look(phone, "a note of what has happened", `section[aria-label='${words.trouble.label}']`);
  });
}
