import type { Locator, WebSocketRoute } from "@playwright/test";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { boxOf, type BoardPage } from "./support/board-page.ts";
import { test, expect } from "./support/test.ts";

const DISK_FULL = "Not saved: the server’s disk does not take it";
const DAMAGED = "Not saved: the board is damaged on the server";

test("a full disk is told to both people; they go on live, nothing is lost, and it is saved when the disk works again", async ({
  visitors,
  board,
  server,
}) => {
  test.setTimeout(120_000);
  const [maya, sam] = await visitors.sitBoth(board, { mayLoseConnection: true });
  await maya.column("Maya").button("Place Impact").click();
  await maya.expectChip("Saved");
  await server.end("SIGTERM");
  await server.startAgain({ growthBytes: 0 });
  await maya.column("Maya").button("Place Culture / Team").click();
  await editUntilNotSaved(maya);
  for (const person of [maya, sam]) {
    await person.expectChip(DISK_FULL);
    await expect(noteOf(person)).toContainText("The server’s disk does not take changes just now.");
    await expect(noteOf(person)).toContainText("Your edits are kept on this device, and in every window");
  }
  expect(server.output).toContain("a write did not reach the disk");
  expect(server.output).not.toContain(board.editKey);

  await sam.column("Sam").button("Place Learning").click();
  await maya.column("Sam").expectRanking(["Learning"]);
  const mayas = await maya.column("Maya").ranking.getByRole("strong").allTextContents();
  await maya.page.reload();
  await expect(maya.column("Maya").ranking.getByRole("strong")).toHaveText(mayas);
  await maya.column("Sam").expectRanking(["Learning"]);
  await maya.expectChip(DISK_FULL);

  await server.end("SIGKILL");
  await server.startAgain();
  const late = await visitors.watch(board);
  for (const person of [maya, sam]) {
    await person.expectChip("Saved");
    await expect(noteOf(person)).toBeHidden();
  }
  for (const person of [maya, sam, late]) {
    await expect(person.column("Maya").ranking.getByRole("strong")).toHaveText(mayas);
    await person.column("Sam").expectRanking(["Learning"]);
  }
});

test("a damaged board is told in plain words, with and without a copy; nothing is lost, and it opens once it is restored", async ({
  visitors,
  board,
  server,
}) => {
  const [maya, sam] = await visitors.sitBoth(board, { mayLoseConnection: true });
  await maya.column("Maya").placeAll(["Impact", "Learning"]);
  await sam.column("Sam").button("Place Culture / Team").click();
  for (const person of [maya, sam]) await person.expectChip("Saved");
  await server.end("SIGTERM");
  const repair = await server.damage("Autumn talk");
  await server.startAgain();

  const [late, watcher] = await Promise.all([
    visitors.come("Late", { mayLoseConnection: true }),
    visitors.watch(board, { mayLoseConnection: true }),
  ]);
  await late.page.goto(`/b/${board.editKey}`);
  for (const person of [late, watcher]) {
    await expect(
      person.page.getByRole("heading", { name: "This board could not be opened on the server" }),
    ).toBeVisible();
    await expect(person.page.getByText("nothing was thrown away")).toBeVisible();
    await expect(person.page.getByRole("dialog")).toHaveCount(0);
    await expect(person.page.getByRole("region")).toHaveCount(0);
  }
  for (const person of [maya, sam]) {
    await person.expectChip(DAMAGED);
    await expect(noteOf(person)).toContainText("Whoever runs the server has been told");
    await expect(noteOf(person)).toContainText("What you do meanwhile is kept on this device");
  }
  expect(server.output).toContain("a board could not be loaded and was left as it is");
  for (const key of [board.editKey, board.viewKey]) expect(server.output).not.toContain(key);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toContain("what_matters_boards_unloadable 1");

  await maya.column("Maya").button("Place Compensation").click();
  await maya.page.reload();
  await maya.column("Maya").expectRanking(["Impact", "Learning", "Compensation"]);
  await maya.expectChip(DAMAGED);

  await server.end("SIGTERM");
  await repair();
  await server.startAgain();
  await late.takeSeat("Sam");
  for (const person of [maya, sam, late]) {
    await person.expectChip("Saved");
    await expect(noteOf(person)).toBeHidden();
  }
  await watcher.expectChip("Watching live");
  for (const person of [maya, sam, late, watcher]) {
    await person.column("Maya").expectRanking(["Impact", "Learning", "Compensation"]);
    await person.column("Sam").expectRanking(["Culture / Team"]);
  }
});

/** Every way in which the server turns a page away: what is told over a board, and where there is none to show. */
const REFUSALS = [
  {
    code: CLOSE.badFrame,
    chip: "Not saved: the server did not take what this page sent",
    note: "The server did not take what this page sent.",
    instead: "The server does not open this board",
    isFinal: true,
  },
  {
    code: CLOSE.forbiddenOrigin,
    chip: "Not saved: pages from this address may not connect",
    note: "Pages from this address may not connect.",
    instead: "Pages from this address may not connect",
    isFinal: true,
  },
  {
    code: CLOSE.readOnly,
    chip: "Not saved: this link may only watch",
    note: "The server did not take what this page sent.",
    instead: "The server does not open this board",
    isFinal: true,
  },
  {
    code: CLOSE.unknownBoard,
    chip: "Not saved: the server does not have the board any more",
    note: "The server does not have this board any more.",
    instead: "There is no board behind this link",
    isFinal: true,
  },
  {
    code: CLOSE.tooLarge,
    chip: "Not saved: the board is full",
    note: "This board is full.",
    instead: "The server does not open this board",
    isFinal: true,
  },
  {
    code: CLOSE.unavailable,
    chip: "Not saved: the server cannot open the board just now",
    note: "The server cannot open this board just now.",
    instead: "The server cannot open this board just now",
    isFinal: false,
  },
  {
    code: CLOSE.damaged,
    chip: DAMAGED,
    note: "This board could not be opened on the server.",
    instead: "This board could not be opened on the server",
    isFinal: false,
  },
  {
    code: CLOSE.tooMany,
    chip: "Not saved: too many pages have it open",
    note: "Too many pages have this board open.",
    instead: "Too many pages have this board open",
    isFinal: false,
  },
] as const;

for (const isFinal of [true, false]) {
  test(`a page that is turned away says why, over the board and where there is none, ${isFinal ? "for good" : "and comes back by itself"}`, async ({
    visitors,
    server,
  }) => {
    const [maya, late] = await Promise.all([visitors.come("Maya"), visitors.come("Late")]);
    const [door, lateDoor] = await Promise.all([guardDoor(maya), guardDoor(late)]);
    for (const { code, chip, note, instead } of REFUSALS.filter((refusal) => refusal.isFinal === isFinal)) {
      await test.step(`with ${code}`, async () => {
        const board = await server.createBoard();
        door.open();
        await maya.page.goto(`/b/${board.editKey}`);
        await maya.takeSeat("Maya");
        await maya.column("Maya").button("Place Impact").click();
        await maya.expectChip("Saved");
        await door.shut(code);
        await maya.expectChip(chip);
        await expect(noteOf(maya)).toContainText(note);
        await maya.column("Maya").expectRanking(["Impact"]);
        for (const way of [maya.column("Maya").button("Place Learning"), maya.undo]) {
          await expect(way).toBeVisible({ visible: !isFinal });
        }

        await lateDoor.shut(code);
        await late.page.goto(`/b/${board.editKey}`);
        await expect(late.page.getByRole("heading", { name: instead })).toBeVisible();
        await expect(late.page.getByRole("dialog")).toHaveCount(0);
        if (isFinal) return;
        await maya.column("Maya").button("Place Learning").click();
        await maya.expectChip(chip);
        door.open();
        lateDoor.open();
        await maya.expectChip("Saved");
        await expect(noteOf(maya)).toBeHidden();
        await late.takeSeat("Sam");
        await late.column("Maya").expectRanking(["Impact", "Learning"]);
      });
    }
  });
}

test("a connection that ends by a restart, or for reading too slowly, is told as being offline, without more ado, and comes back by itself", async ({
  visitors,
  server,
}) => {
  const [maya, watcher] = await Promise.all([visitors.come("Maya"), visitors.come("Watcher")]);
  const door = await guardDoor(maya);
  for (const code of [CLOSE.restart, CLOSE.tooSlow]) {
    await test.step(`with ${code}`, async () => {
      const board = await server.createBoard();
      await maya.page.goto(`/b/${board.editKey}`);
      await maya.takeSeat("Maya");
      await maya.expectChip("Saved");
      await door.shut(code);
      await maya.expectChip("Offline, kept on this device");
      await maya.column("Maya").button("Place Impact").click();
      await expect(noteOf(maya)).toBeHidden();
      door.open();
      await maya.expectChip("Saved");
      await watcher.page.goto(`/v/${board.viewKey}`);
      await watcher.column("Maya").expectRanking(["Impact"]);
    });
  }
});

test("a board that the server has lost stays on the screen, to take a snapshot of and to forget", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.come("Maya");
  const door = await guardDoor(maya);
  await maya.page.goto(`/b/${board.editKey}`);
  await maya.takeSeat("Maya");
  await maya.column("Maya").button("Place Impact").click();
  await maya.expectChip("Saved");
  await door.shut(CLOSE.unknownBoard);
  await maya.page.reload();
  await maya.column("Maya").expectRanking(["Impact"]);
  await noteOf(maya).getByRole("button", { name: "Take a snapshot" }).click();
  await expect(maya.dialog("Take a snapshot").getByRole("img")).toBeVisible();
  await maya.dialog("Take a snapshot").getByRole("button", { name: "Close" }).click();
  await noteOf(maya).getByRole("button", { name: "Forget this board on this device" }).click();
  await expect(maya.button("Start a board")).toBeVisible();
  await expect(maya.page.getByRole("region", { name: "Recent boards on this device" })).toBeHidden();
  await maya.page.goto(`/b/${board.editKey}`);
  await expect(maya.page.getByRole("heading", { name: "There is no board behind this link" })).toBeVisible();
});

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  test(`the server gets a ${signal} while a card is in the hand: the hand keeps it, and it lands for all`, async ({
    visitors,
    board,
    server,
  }) => {
    const [maya, sam] = await visitors.sitBoth(board, { mayLoseConnection: true });
    await maya.column("Maya").placeAll(["Impact", "Learning", "Compensation"]);
    await sam.column("Maya").expectRanking(["Impact", "Learning", "Compensation"]);
    const card = await maya.column("Maya").lift("Compensation");
    await card.over(1.5);
    await sam.column("Maya").expectRanking(["Impact", "Compensation", "Learning"]);
    await server.end(signal);
    await maya.expectChip("Offline, kept on this device");
    await expect(sam.column("Maya").region).not.toContainText("is moving this");
    await card.over(0.5);
    await server.startAgain();
    const third = await visitors.watch(board);
    for (const person of [sam, third]) {
      await expect(person.card("left/compensation")).toContainText("Maya is moving this");
      await person.column("Maya").expectRanking(["Compensation", "Impact", "Learning"]);
    }
    await card.drop("Compensation is 1 of 6.");
    await maya.expectChip("Saved");
    for (const person of [maya, sam, third]) {
      await person.column("Maya").expectRanking(["Compensation", "Impact", "Learning"]);
      await expect(person.page.locator("[data-carried]")).toHaveCount(0);
    }
  });
}

test("while a hand moves a card, the note of what has happened waits, so that nothing moves under it", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.come("Maya");
  const door = await guardDoor(maya);
  await maya.page.goto(`/b/${board.editKey}`);
  await maya.takeSeat("Maya");
  const column = maya.column("Maya");
  await column.placeAll(["Impact", "Learning", "Compensation"]);
  const before = await boxOf(column.ranking);
  const card = await column.lift("Compensation");
  await card.over(1.5);
  await door.shut(CLOSE.damaged);
  await maya.expectChip(DAMAGED);
  expect(await boxOf(column.ranking)).toEqual(before);
  await card.over(0.5);
  await card.drop("Compensation is 1 of 6.");
  await expect(noteOf(maya)).toBeVisible();
  await column.expectRanking(["Compensation", "Impact", "Learning"]);
});

test("who leaves a board that was deleted is not asked whether to stay", async ({
  visitors,
  board,
  server,
}) => {
  const maya = await visitors.sit(board, "Maya", { mayLoseConnection: true });
  await maya.column("Maya").button("Place Impact").click();
  await maya.expectChip("Saved");
  const questions: string[] = [];
  maya.page.on("dialog", (dialog) => {
    questions.push(dialog.type());
    void dialog.accept();
  });
  await fetch(`${server.url}/api/boards/${board.editKey}`, { method: "DELETE" });
  await maya.page.getByRole("heading", { name: "This board was deleted" }).click();
  await maya.page.getByRole("link", { name: "Go to the start page" }).click();
  await expect(maya.button("Start a board")).toBeVisible();
  expect(questions).toEqual([]);
});

/** Stands between one page and the server, and can turn the page away with a close code. */
async function guardDoor(
  person: BoardPage,
): Promise<{ readonly shut: (code: number) => Promise<void>; readonly open: () => void }> {
  let closedWith: number | null = null;
  let inside: WebSocketRoute | null = null;
  await person.page.routeWebSocket(/\/sync\//, async (socket) => {
    if (closedWith !== null) return socket.close({ code: closedWith });
    socket.connectToServer();
    inside = socket;
  });
  return {
    shut: async (code) => {
      closedWith = code;
      await inside?.close({ code });
    },
    open: () => {
      closedWith = null;
    },
  };
}

/** What is said below the header. */
function noteOf(person: BoardPage): Locator {
  return person.page.getByRole("region", { name: "What has happened" });
}

/** Changes the order of Maya’s first two cards to and fro until the disk takes no more. */
async function editUntilNotSaved(maya: BoardPage): Promise<void> {
  const handle = maya.column("Maya").handle("Impact");
  await handle.focus();
  await expect(async () => {
    for (const place of ["2", "1"]) await handle.press(place);
    expect(await maya.chip.getAttribute("aria-label")).toMatch(/^Not saved/);
  }).toPass({ intervals: [1], timeout: 60_000 });
}
