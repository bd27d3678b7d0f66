import { readFile } from "node:fs/promises";
import { MAYAS_ANSWER, SAMS_ANSWER } from "./support/areas.ts";
import type { BoardPage } from "./support/board-page.ts";
import { Ink } from "./support/ink.ts";
import { test, expect } from "./support/test.ts";

const SAMS_NEW_POINTS = { ...SAMS_ANSWER.points, "Promotion / Title": 24, Learning: 24 };

test("a JSON snapshot opens again as a past board: the same to the last number, never changing, the same file again", async ({
  visitors,
  board,
  server,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await maya.answer("Maya", MAYAS_ANSWER);
  await sam.answer("Sam", SAMS_ANSWER);
  await sam.expectChip("Saved");
  // Both were complete, and then Sam has thought again.
  await sam.column("Sam").slider("Promotion / Title").fill("24");
  await sam.column("Sam").slider("Learning").fill("24");
  await maya.column("Sam").expectPoints(SAMS_NEW_POINTS);
  await maya.button("Note").press("Enter");
  await maya.page.keyboard.type("Two years from now?");
  await maya.page.keyboard.press("Escape");
  const ink = new Ink(maya);
  await ink.take("Pen");
  await ink.line([50, 50], [300, 90], [550, 50]);
  await ink.take("Select");
  await maya.goTo("Compare");
  await maya.button("Let’s talk about this: Compensation").click();
  await maya.button("Talked about: Culture / Team").click();
  await maya.talk.getByRole("button", { name: /^Compensation/ }).click();
  await maya.page
    .getByRole("textbox", { name: /^Your answer about Compensation/ })
    .fill("A review in spring.");
  await maya.page.keyboard.press("Escape");
  await maya.page.keyboard.press("Escape");
  await expect(maya.page.getByRole("textbox")).toHaveCount(0);
  await expect(maya.comparison).toContainText("was 34");
  const rows = await tableOf(maya);
  expect(rows[1]?.join(" ")).toMatch(/^Promotion \/ Title 6 1 5 24.*was 34/);
  const talk = await maya.talk.allInnerTexts();
  await maya.button("Export").click();
  await maya
    .dialog("Take a snapshot")
    .getByRole("checkbox", { name: /Notes and ink/ })
    .check();
  const file = await saveJson(maya);
  await Promise.all([maya.page.close(), sam.page.close()]);

  const guest = await visitors.come("Guest", { mayLoseConnection: true });
  const sockets: string[] = [];
  guest.page.on("websocket", (socket) => sockets.push(socket.url()));
  await guest.page.goto("/past");
  await expect(guest.page.getByRole("heading", { level: 1 })).toHaveText("No snapshot is open in this tab");
  await guest.page.getByRole("link", { name: "Go to the start page" }).click();
  const chooser = guest.page.waitForEvent("filechooser");
  await guest.button("Choose a file").press("Enter");
  await (await chooser).setFiles({ name: "kept.json", mimeType: "application/json", buffer: file });

  const heading = guest.page.getByRole("heading", { level: 1, name: "Autumn talk" });
  await expect(heading).toBeFocused();
  const { date } = JSON.parse(file.toString()) as { readonly date: string };
  const day = new Date(`${date}T12:00Z`).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
  await expect(guest.page.getByText(`A past board of ${day}. Nothing here can be changed.`)).toBeVisible();
  await expect(guest.page).toHaveTitle(/^(Rank|Compare) · Autumn talk · What Matters$/);
  await guest.page.reload();
  await expect(heading).toBeFocused();

  // From here on it needs nobody.
  await guest.page.waitForLoadState("networkidle");
  await server.end("SIGTERM");
  expect(await tableOf(guest)).toEqual(rows);
  expect(await guest.talk.allInnerTexts()).toEqual(talk);
  const pin = guest.button("Let’s talk about this: Compensation, pinned by Maya");
  await expect(pin).toHaveAttribute("aria-disabled", "true");
  await pin.press("Enter");
  await guest.expectAnnounced("A past board cannot be changed.");
  await expect(pin).toHaveAttribute("aria-pressed", "true");
  const tick = guest.button("Talked about: Culture / Team");
  await tick.press("Enter");
  await expect(tick).toHaveAttribute("aria-pressed", "true");
  await guest.talk.getByRole("button", { name: /^Compensation/ }).click();
  await expect(guest.talk.filter({ hasText: "Compensation" })).toContainText("A review in spring.");
  await guest.page.keyboard.press("Escape");
  await expect(guest.page.getByRole("list", { name: "Notes" })).toContainText("Two years from now?");
  await expectNothingToChange(guest);
  await guest.goTo("Rank");
  await guest.column("Maya").expectRanking(MAYAS_ANSWER.order);
  await guest.column("Sam").expectRanking(SAMS_ANSWER.order);
  await new Ink(guest).expectInk([300, 90], true);
  await expectNothingToChange(guest);
  await guest.goTo("Points");
  await guest.column("Maya").slider("Impact").press("ArrowRight");
  await guest.column("Maya").exact("Impact").press("5");
  await guest.page.keyboard.press("Control+z");
  await guest.column("Maya").expectPoints(MAYAS_ANSWER.points);
  await guest.column("Sam").expectPoints(SAMS_NEW_POINTS);
  await expectNothingToChange(guest);

  await guest.button("Export").click();
  expect((await saveJson(guest)).equals(file), "the same file again").toBe(true);
  expect(sockets, "no server hears of it").toEqual([]);
  const kept = await guest.page.evaluate(() => Object.values(localStorage).join());
  expect(kept, "nor does this device remember it").not.toContain("Autumn talk");
});

test("what is dropped or pasted on the start page opens, or the page stays and says why not", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  await maya.column("Maya").button("Place Learning").click();
  await maya.button("Export").click();
  const text = (await saveJson(maya)).toString();
  const { page } = maya;
  await page.goto("/");
  await expect(maya.button("Choose a file")).toBeVisible();
  const problem = page.getByRole("region", { name: "Open a snapshot" }).getByRole("alert");
  const wrong: readonly (readonly [type: string, text: string, says: RegExp])[] = [
    ["image/png", "\u0089PNG", /^This is a picture\./],
    ["text/markdown", "# Autumn talk", /only its JSON file can be opened again/],
    ["application/json", "Dear Sam,", /^This file is not a JSON snapshot/],
    ["application/json", text.slice(0, -40), /^This file is not a JSON snapshot/],
    ["application/json", '{"name":"something-else"}', /^This file is JSON, but not a snapshot/],
    ["application/json", text.replace('"version": 1', '"version": 2'), /made by a newer version/],
    ["application/json", text.replace('"learning": 0', '"learning": 101'), /^This snapshot is damaged/],
  ];
  for (const [type, content, says] of wrong) {
    await drop(maya, type, content);
    await expect(problem).toHaveText(says);
  }
  await drop(maya, "application/json", text, 33 * 1024 * 1024);
  await expect(problem).toHaveText(/larger than any snapshot/);
  await expect(page).toHaveURL(/\/$/);

  await page.evaluate((json) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", json);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, text);
  await expect(page).toHaveURL(/\/past$/);
  await page.goBack();
  await expect(maya.button("Choose a file")).toBeVisible();
  await drop(maya, "application/json", text.replaceAll("Autumn talk", "Winter talk"));
  await expect(page.getByRole("heading", { level: 1, name: "Winter talk" })).toBeFocused();
  await maya.goTo("Rank");
  await maya.column("Maya").expectRanking(["Learning"]);
});

/** Drags a file over the page, beside every target, and lets go of it there; `blanks` make it large. */
async function drop(person: BoardPage, type: string, content: string, blanks = 0): Promise<void> {
  const hint = person.page.getByText("Drop a JSON snapshot to open it");
  const send = (kind: "dragover" | "drop") =>
    person.page.evaluate(
      ([event, mimeType, words, more]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([words, " ".repeat(more)], "a file", { type: mimeType }));
        const drag = new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true });
        // A file that is dropped where nobody takes it takes the place of the page.
        if (document.body.dispatchEvent(drag)) throw new Error(`Nobody takes the ${event}.`);
      },
      [kind, type, content, blanks] as const,
    );
  await send("dragover");
  await expect(hint).toBeVisible();
  await send("drop");
  await expect(hint).toBeHidden();
}

async function saveJson(person: BoardPage): Promise<Buffer> {
  const [download] = await Promise.all([
    person.page.waitForEvent("download"),
    person.dialog("Take a snapshot").getByRole("button", { name: "JSON", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^what-matters-maya-sam-\d{4}-\d\d-\d\d\.json$/);
  return await readFile(await download.path());
}

/** What *Both answers* says, once it is there. */
async function tableOf(person: BoardPage): Promise<readonly (readonly string[])[]> {
  const rows = person.comparison.getByRole("table", { name: "Both answers" }).getByRole("row");
  await expect(rows).toHaveCount(7);
  const all = await rows.evaluateAll((found) =>
    found.map((row) => Array.from(row.children, (cell) => cell.textContent ?? "")),
  );
  return all.slice(1);
}

/** Only steps, views and *Export* can be pressed, and no field takes anything. */
async function expectNothingToChange({ page }: BoardPage): Promise<void> {
  await expect(
    page.getByRole("button", {
      name: /^(Move|Place|Put|One point|Help|More for|Undo|Redo|Take|Note$|Pen|Invite)/,
    }),
  ).toHaveCount(0);
  await expect(page.locator("textarea, input[type=text], input:not([type]), [contenteditable]")).toHaveCount(
    0,
  );
}
