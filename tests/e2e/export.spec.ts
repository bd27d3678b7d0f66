import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { extractText } from "unpdf";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { spanish } from "#shared/messages/es/spanish.ts";
import { readPdf } from "../support/read-pdf.ts";
import {
  cellsOfCsv,
  rowsOfCsv,
  rowsOfJson,
  rowsOfMarkdown,
  rowsOfTable,
  rowsOfText,
  rowsOfWords,
} from "./support/answers-read.ts";
import { MAYAS_ANSWER, SAMS_ANSWER } from "./support/areas.ts";
import { BoardPage } from "./support/board-page.ts";
import { test, expect } from "./support/test.ts";

const TODAY = "2026-11-05";
const FACTS = [
  "63 of 100 points sit in the same places",
  "7 of 15 pairs you put in the same order",
  "1 of your top 3 is the same: Impact",
];
const ROWS = [
  ["Impact", "1", "2", "30", "22"],
  ["Promotion / Title", "6", "1", "5", "34"],
  ["Compensation", "5", "3", "10", "18"],
  ["Learning", "2", "4", "25", "14"],
  ["Work-life Balance", "4", "6", "12", "4"],
  ["Culture / Team", "3", "5", "18", "8"],
];

test("one board in every format, in English and in Spanish: all numbers are those of the table on the screen", async ({
  visitors,
  board,
}) => {
  const sam = await visitors.sit(board, "Sam");
  await sam.answer("Sam", SAMS_ANSWER);
  const maya = await visitors.come("Maya", {
    context: {
      viewport: { width: 1440, height: 900 },
      timezoneId: "Europe/Berlin",
      permissions: ["clipboard-read", "clipboard-write"],
    },
  });
  const { page } = maya;
  await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00+01:00`));
  await page.goto(`/b/${board.editKey}`);
  await maya.takeSeat("Maya");
  await maya.answer("Maya", MAYAS_ANSWER);
  await maya.goTo("Compare");
  await maya.expectTable(ROWS);
  await maya.button("Export").click();
  const dialog = maya.dialog("Take a snapshot");
  const preview = dialog.getByRole("img");
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280);
  for (const fact of FACTS) await expect(preview).toHaveAttribute("alt", new RegExp(fact));

  const saved = await save(maya, "PNG", "png");
  const picture = await look(page, saved.toString("base64"));
  expect([picture.width, picture.height]).toEqual([2560, 1440]);
  expect(picture.colors.length, "it is not blank").toBeGreaterThan(50);
  for (const color of ["0,90,140", "230,159,0", "255,255,255"]) expect(picture.colors).toContain(color);

  const svg = (await save(maya, "SVG", "svg")).toString();
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  const words = await wordsOfSvg(page, svg);
  expect(rowsOfWords(words)).toEqual(ROWS);
  for (const text of ["Autumn talk", "Maya", "Sam", "5 November 2026"]) expect(words).toContain(text);

  const pdf = await save(maya, "PDF", "pdf");
  const onA4 = await pagesOf(pdf);
  expect(onA4).toMatchObject([{ width: 842, height: 595 }]);
  const printed = onA4.flatMap((each) => each.words);
  expect(rowsOfWords(printed)).toEqual(ROWS);

  const md = await save(maya, "Markdown", "md");
  expect(rowsOfMarkdown(md.toString())).toEqual(ROWS);
  const csv = await save(maya, "CSV", "csv");
  expect(rowsOfCsv(csv.toString())).toEqual(ROWS);
  const json = (await save(maya, "JSON", "json")).toString();
  expect(rowsOfJson(json)).toEqual(ROWS);
  expect(JSON.parse(json)).toMatchObject({ format: "what-matters-snapshot", date: TODAY, sentences: FACTS });

  await maya.expectChip("Saved");
  for (const [extension, file] of Object.entries({ svg, pdf, md, csv })) {
    const url = `/api/boards/${board.viewKey}/snapshot.${extension}?date=${TODAY}`;
    const made = await (await page.request.get(url)).body();
    expect(made.equals(Buffer.from(file)), `the server makes the same ${extension}, byte for byte`).toBe(
      true,
    );
  }

  await act(dialog, "Copy image", "The picture is copied. Paste it where you want it.");
  const pasted = await look(page, await pasteImage(page));
  expect(pasted, "the same picture").toEqual(picture);
  await act(dialog, "Copy text", "The text is copied. Paste it where you want it.");
  const { plain, html } = await pasteText(page);
  expect(rowsOfText(plain)).toEqual(ROWS);
  expect(rowsOfTable(await tableOf(page, html))).toEqual(ROWS);

  const mail = await mailOf(page, async () => await act(dialog, "E-mail", /^Your mail program opens/));
  expect(mail.get("subject")).toContain("Autumn talk");
  expect(rowsOfText((mail.get("body") ?? "").replaceAll("\r", ""))).toEqual(ROWS);

  // A printer gets the sheets of the PDF, white also on a dark screen, on the paper that is chosen.
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await printedPages(page)).toEqual([{ width: 842, height: 595, rows: ROWS }]);
  await dialog.getByRole("radio", { name: "Letter" }).check();
  // A browser without a screen has no print window; it would print for ever.
  await page.evaluate(() => {
    window.print = () =>
      document.body.setAttribute("data-printed", String(document.querySelectorAll("[data-page]").length));
  });
  await act(dialog, "Print", "The picture went to the print window, for Letter paper.");
  await expect(page.locator("body")).toHaveAttribute("data-printed", "1");
  expect(await printedPages(page)).toEqual([{ width: 792, height: 612, rows: ROWS }]);
  expect(await pagesOf(await save(maya, "PDF", "pdf"))).toEqual([
    { width: 792, height: 612, words: printed },
  ]);

  for (const text of [svg, json, plain, html, pdf.toString("latin1"), printed.join(" ")]) {
    for (const secret of [board.editKey, board.viewKey, board.boardId]) expect(text).not.toContain(secret);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(maya.button("Export")).toBeFocused();
  await page.emulateMedia({ colorScheme: "light" });

  await takeInSpanish(maya, board);
});

/** The same board as somebody takes it who reads Spanish; and what opens again of it, in Spanish and in English. */
async function takeInSpanish({ page }: BoardPage, { viewKey }: { readonly viewKey: string }): Promise<void> {
  const rows = ROWS.map(([, ...figures], index) => [
    spanish.areas[AREA_IDS[index] ?? "impact"].name,
    ...figures,
  ]);
  const facts = [
    "63 de 100 puntos coinciden",
    "7 de 15 pares están en el mismo orden",
    "1 área coincide entre las tres primeras: Impacto",
  ];
  const show = async (language: "es" | "en", path: string): Promise<void> => {
    await page.evaluate((chosen) => localStorage.setItem("what-matters:language", chosen), language);
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
  };
  const { ways, outcomes, title } = spanish.exporting;
  const dialog = page.getByRole("dialog", { name: title });
  const saveAs = async (way: "svg" | "pdf" | "md" | "csv" | "json"): Promise<Buffer> => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      act(dialog, ways[way], /^Tu navegador/),
    ]);
    expect(download.suggestedFilename()).toBe(`what-matters-maya-sam-${TODAY}.${way}`);
    return await readFile(await download.path());
  };
  await show("es", new URL(page.url()).pathname);
  await page.getByRole("button", { name: "Exportar", exact: true }).click();
  for (const fact of facts) await expect(dialog.getByRole("img")).toHaveAttribute("alt", new RegExp(fact));
  const svg = await saveAs("svg");
  const drawn = await wordsOfSvg(page, svg.toString());
  expect(rowsOfWords(drawn, spanish)).toEqual(rows);
  for (const text of ["5 de noviembre de 2026", "De esto conviene hablar primero"])
    expect(drawn).toContain(text);
  const pdf = await saveAs("pdf");
  expect(
    rowsOfWords(
      (await pagesOf(pdf)).flatMap((each) => each.words),
      spanish,
    ),
  ).toEqual(rows);
  const md = await saveAs("md");
  expect(rowsOfMarkdown(md.toString(), spanish)).toEqual(rows);
  const csv = await saveAs("csv");
  expect(rowsOfCsv(csv.toString(), spanish)).toEqual(rows);
  const json = await saveAs("json");
  expect(rowsOfJson(json.toString())).toEqual(rows);
  expect(JSON.parse(json.toString())).toMatchObject({ language: "es", sentences: facts });
  for (const [extension, file] of Object.entries({ svg, pdf, md, csv })) {
    const url = `/api/boards/${viewKey}/snapshot.${extension}?date=${TODAY}&language=es`;
    const made = await (await page.request.get(url)).body();
    expect(made.equals(file), `the server makes the same Spanish ${extension}, byte for byte`).toBe(true);
  }
  await act(dialog, ways.copyText, outcomes.textCopied);
  const { plain, html } = await pasteText(page);
  expect(rowsOfText(plain, spanish)).toEqual(rows);
  expect(rowsOfTable(await tableOf(page, html), spanish)).toEqual(rows);
  const mail = await mailOf(
    page,
    async () => await act(dialog, ways.email, /^Tu programa de correo se abre/),
  );
  expect(rowsOfText((mail.get("body") ?? "").replaceAll("\r", ""), spanish)).toEqual(rows);

  await page.goto("/");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "a.json", mimeType: "application/json", buffer: json });
  await expect(page.getByText("Un tablero del pasado, con fecha del 5 de noviembre de 2026.")).toBeVisible();
  await page.getByRole("button", { name: "Exportar", exact: true }).click();
  expect((await saveAs("json")).equals(json), "the same file again").toBe(true);
  await show("en", "/past");
  await expect(page.getByText("A past board of 5 November 2026.")).toBeVisible();
  await new BoardPage(page, "Maya").expectTable(ROWS);
}

test("who watches takes a snapshot of a half-done board; it follows, and obeys what is chosen", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await maya.column("Maya").placeAll(["Impact", "Learning"]);
  const watcher = await visitors.watch(board);
  await watcher.column("Maya").expectRanking(["Impact", "Learning"]);
  await watcher.button("Export").click();
  const dialog = watcher.dialog("Take a snapshot");
  await expect(dialog).toContainText("Maya has placed 2 of 6 areas and has 100 points left to give.");
  await expect(dialog).toContainText("Sam has not answered yet.");
  await sam.column("Sam").button("Place Compensation").click();
  await expect(dialog).toContainText("Sam has placed 1 of 6 areas");
  const alt = (text: string | RegExp) => expect(dialog.getByRole("img")).toHaveAttribute("alt", text);
  await alt(/Sam, with points: 1 Compensation \(0\)/);

  const names = /^what-matters-m-s-.*\.json$/;
  await dialog.getByRole("checkbox", { name: "Initials instead of names" }).check();
  await alt(/S\., with points: 1 Compensation \(0\)/);
  await dialog.getByRole("checkbox", { name: "The comparison" }).uncheck();
  const talk = dialog.getByRole("checkbox", { name: "Talk about this first" });
  await expect(talk).not.toBeChecked();
  await expect(talk).toHaveAccessibleDescription("It comes from the comparison.");
  const short = (await save(watcher, "JSON", "json", names)).toString();
  expect(short).not.toMatch(/Maya|Sam|sharedPoints|prompt/);
  expect(JSON.parse(short)).toMatchObject({ answers: { left: { ranking: ["impact", "learning"] } } });
  const svg = (await save(watcher, "SVG", "svg", /^what-matters-m-s-/)).toString();
  expect(svg).not.toMatch(/Maya|Sam|Talk about this first/);
  await expect(dialog.getByRole("checkbox", { name: "Notes and ink" })).toHaveAccessibleDescription(
    "There are none on this board.",
  );
});

test("hostile names are only text in every format, also on a phone that can copy nothing and shares", async ({
  visitors,
  server,
}) => {
  const left = '=HYPERLINK("http://x.y","|")</text><script>alert(1)</script>';
  const right = "\u202Egnp.\u202Cمريم 𓀀\n| # x";
  const board = await server.createBoard({ title: "`<b>` & [x](http://x.y)", names: [left, right] });
  const phone = await visitors.come("Maya", { device: "phone" });
  const { page } = phone;
  await page.addInitScript(() => {
    const shared: ShareData[] = [];
    Object.defineProperties(navigator, {
      clipboard: { value: undefined },
      canShare: { value: () => true },
      share: {
        value: async (data: ShareData) => {
          shared.push(data);
          if (shared.length === 1) throw new DOMException("The press was too long ago.", "NotAllowedError");
          if (shared.length === 2) throw new DOMException("Turned back.", "AbortError");
        },
      },
    });
    Object.assign(window, {
      shared,
      isHacked: false,
      alert: () => Object.assign(window, { isHacked: true }),
    });
  });
  await page.goto(`/v/${board.viewKey}`);
  await phone.button("Export").click();
  const dialog = phone.dialog("Take a snapshot");
  await expect(dialog.getByRole("img")).toBeVisible();
  await expect(dialog).toContainText(/Noto Sans Arabic/);
  await expect(dialog).toContainText("𓀀");
  const any = /^what-matters-[^/\\:*?"<>|]+\.\w+$/;

  const svg = (await save(phone, "SVG", "svg", any)).toString();
  const isSafe = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    const isWhole = parsed.querySelector("parsererror") === null;
    return isWhole && parsed.querySelector("script, style, foreignObject, a, image") === null;
  }, svg);
  expect(isSafe, "the SVG is whole, and nothing in it runs or loads").toBe(true);
  const cells = cellsOfCsv((await save(phone, "CSV", "csv", any)).toString());
  expect(cells).toHaveLength(13);
  for (const cell of cells.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
  const markdown = (await save(phone, "Markdown", "md", any)).toString();
  expect(markdown).not.toMatch(/(?<!\\)<|(?<!\\)\]\(|https?:\/\//);
  JSON.parse((await save(phone, "JSON", "json", any)).toString());
  for (const file of [svg, markdown]) expect(file).not.toMatch(/[\u202A-\u202E]/);

  const [copied] = await Promise.all([
    page.waitForEvent("download"),
    act(dialog, "Copy image", /so yours is saving what-matters-.*\.png instead\.$/),
  ]);
  expect(copied.suggestedFilename()).toMatch(any);
  await act(dialog, "Copy text", /Here is the text, selected: press Ctrl\+C or ⌘C/);
  const field = dialog.getByRole("textbox", { name: "The text to copy" });
  await expect(field).toBeFocused();
  const selected = await field.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toContain("</text><script>alert(1)</script>");

  await act(dialog, "Share", "The picture is ready now. Press Share once more.");
  await page.waitForFunction(() => "shared" in window);
  await act(dialog, "Share", "Nothing was shared.");
  await act(dialog, "Share", "Handed over to the app you chose.");
  const shared = await page.evaluate(() =>
    (window as unknown as { readonly shared: readonly ShareData[] }).shared.map(({ files, text }) => [
      files?.[0]?.type,
      (text ?? "").length > 100,
    ]),
  );
  expect(shared).toEqual(Array(3).fill(["image/png", true]));

  for (const [width, height] of [
    [390, 844],
    [360, 640],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    const seen = await dialog.evaluate((element) => {
      const targets = element.querySelectorAll("button, summary, label");
      return {
        isTooWide: element.scrollWidth > element.clientWidth,
        isSmall: Array.from(targets, (target) => target.getBoundingClientRect()).some(
          (box) => box.width > 0 && (box.height < 44 || box.width < 44),
        ),
      };
    });
    expect(seen, `at ${width} pixels`).toEqual({ isTooWide: false, isSmall: false });
  }
  expect(await page.evaluate(() => "isHacked" in window && window.isHacked)).toBe(false);
});

async function save(
  person: BoardPage,
  format: string,
  extension: string,
  name: string | RegExp = `what-matters-maya-sam-${TODAY}.${extension}`,
): Promise<Buffer> {
  const dialog = person.dialog("Take a snapshot");
  const [download] = await Promise.all([
    person.page.waitForEvent("download"),
    dialog.getByRole("button", { name: format, exact: true }).click(),
  ]);
  const saved = download.suggestedFilename();
  if (typeof name === "string") expect(saved).toBe(name);
  else expect(saved).toMatch(name);
  await expect(dialog.locator("output")).toHaveText(`Your browser is saving ${saved}`);
  return await readFile(await download.path());
}

/** Presses a button and waits for the sentence that it ends in. */
async function act(dialog: Locator, button: string, sentence: string | RegExp): Promise<void> {
  await dialog.getByRole("button", { name: button, exact: true }).click();
  await expect(dialog.locator("output")).toHaveText(sentence);
}

/** What a picture shows, drawn by the browser itself: its size, and every colour in it. */
async function look(
  page: Page,
  png: string,
): Promise<{ readonly width: number; readonly height: number; readonly colors: readonly string[] }> {
  return await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    if (context === null) throw new Error("There is no canvas to look through.");
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const colors = new Set<string>();
    for (let at = 0; at < data.length; at += 4) colors.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
    return { width: picture.width, height: picture.height, colors: [...colors] };
  }, png);
}

/** The picture on the clipboard, in base64. */
async function pasteImage(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    if (item === undefined) throw new Error("The clipboard is empty.");
    const bytes = new Uint8Array(await (await item.getType("image/png")).arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
  });
}

/** Both forms of the text on the clipboard. */
async function pasteText(page: Page): Promise<{ readonly plain: string; readonly html: string }> {
  return await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    if (item === undefined) throw new Error("The clipboard is empty.");
    const read = async (type: string): Promise<string> => (await item.getType(type)).text();
    return { plain: await read("text/plain"), html: await read("text/html") };
  });
}

/** The visible words of an SVG, in the order of drawing. */
async function wordsOfSvg(page: Page, svg: string): Promise<readonly string[]> {
  return await page.evaluate((text) => {
    const texts = new DOMParser().parseFromString(text, "image/svg+xml").querySelectorAll("text");
    return Array.from(texts, (each) => each.textContent ?? "");
  }, svg);
}

/** The rows of the table in a piece of HTML. */
async function tableOf(page: Page, html: string): Promise<readonly (readonly string[])[]> {
  return await page.evaluate((text) => {
    const rows = new DOMParser().parseFromString(text, "text/html").querySelectorAll("tr");
    return Array.from(rows, (row) => Array.from(row.children, (cell) => cell.textContent ?? ""));
  }, html);
}

/** What a link to a mail program says, which no program here takes. */
async function mailOf(page: Page, press: () => Promise<void>): Promise<URLSearchParams> {
  const link = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const catchLink = (event: MouseEvent): void => {
          if (!(event.target instanceof HTMLAnchorElement) || event.target.protocol !== "mailto:") return;
          event.preventDefault();
          removeEventListener("click", catchLink);
          resolve(event.target.href);
        };
        addEventListener("click", catchLink);
      }),
  );
  await press();
  return new URL(await link).searchParams;
}

/** The pages of a PDF: their size in points, and their words in the order of drawing. */
async function pagesOf(pdf: Uint8Array) {
  const { pages } = await readPdf(new Uint8Array(pdf));
  return pages.map(({ width, height, lines }) => ({
    width: Math.round(width),
    height: Math.round(height),
    words: lines.map(({ text }) => text.trim()),
  }));
}

/** What a printer would get of the page as it is: the size of each page in points, and the numbers on it. */
async function printedPages(page: Page) {
  const pdf = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
  const pages = await pagesOf(pdf);
  const { text } = await extractText(pdf, { mergePages: false });
  return pages.map(({ width, height }, index) => {
    const lines = (text[index] ?? "").split("\n").map((line) => line.trim());
    const words = lines.flatMap((line) => (/^[\d ]+$/.test(line) ? line.split(" ") : [line]));
    return { width, height, rows: rowsOfWords(words) };
  });
}
