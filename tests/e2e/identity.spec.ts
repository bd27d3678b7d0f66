import type { WebSocketRoute } from "@playwright/test";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import {
  decodeMessage,
  encodeAwareness,
  encodeContinuity,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
} from "#shared/protocol/messages.ts";
import { clockPoison } from "../support/hostile-frames.ts";
import { BoardPage, boxOf } from "./support/board-page.ts";
import { test, expect } from "./support/test.ts";

test("what was done offline, before and after a reload, arrives although somebody has meanwhile tried every way of taking its name", async ({
  visitors,
  board,
  server,
}) => {
  const address = `${server.url.replace("http", "ws")}/sync`;
  const maya = await visitors.come("Maya");
  const line = await layLine(maya);
  const mallory = new Onlooker(address, board.editKey);
  await maya.page.goto(`/b/${board.editKey}`);
  await maya.takeSeat("Maya");
  const sam = await visitors.sit(board, "Sam", { mayLoseConnection: true });
  await maya.column("Maya").placeAll(["Impact", "Learning"]);
  await maya.goTo("Points");
  await maya.column("Maya").slider("Impact").fill("40");
  await maya.expectChip("Saved");
  // The ids of the ranking, of the points, and of the page itself.
  await expect.poll(() => mallory.certifiedIds().length).toBeGreaterThanOrEqual(3);

  await line.cut();
  await maya.column("Maya").slider("Learning").fill("25");
  await maya.goTo("Rank");
  await maya.column("Maya").button("Place Compensation").click();
  await maya.expectChip("Offline, kept on this device");
  await maya.page.reload();
  await maya.column("Maya").expectRanking(["Impact", "Learning", "Compensation"]);
  await maya.column("Maya").button("Place Culture / Team").click();
  await maya.expectChip("Offline, kept on this device");

  await server.end("SIGKILL");
  await server.startAgain();
  const victims = mallory.certifiedIds();
  mallory.leave();
  for (const victim of victims) await attack(address, board.editKey, victim);
  await sam.expectChip("Saved");
  await expect(sam.button("Maya, not here")).toBeVisible();
  await sam.column("Maya").expectRanking(["Impact", "Learning"]);

  line.mend();
  await maya.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await maya.expectChip("Saved");
  const watcher = await visitors.watch(board);
  for (const person of [maya, sam, watcher]) {
    await person.goTo("Rank");
    await person.column("Maya").expectRanking(["Impact", "Learning", "Compensation", "Culture / Team"]);
    await person.goTo("Points");
    await person.column("Maya").expectPoints({ Impact: 40, Learning: 25 });
  }
  await expect(sam.button("Maya, on Points")).toBeVisible();

  // The server confirmed it: nothing is left that only this device has.
  await maya.column("Maya").slider("Compensation").fill("10");
  await maya.expectChip("Saved");
  await sam.column("Maya").expectPoints({ Impact: 40, Learning: 25, Compensation: 10 });
});

test("three tabs and a phone of one person are one person to the other: in step on- and offline, and whatever dies leaves no ghost", async ({
  visitors,
  board,
  layCable,
}) => {
  const cable = await layCable();
  const [maya, phone, sam] = await Promise.all([
    visitors.sit(board, "Maya", { at: cable.url, mayLoseConnection: true }),
    visitors.sit(board, "Maya", { device: "phone" }),
    visitors.sit(board, "Sam"),
  ]);
  const context = maya.page.context();
  // One opened anew, and one duplicated, which takes the tab's own storage along.
  const second = new BoardPage(await context.newPage(), "Maya’s second tab");
  await second.page.goto(`/b/${board.editKey}`);
  const [copy] = await Promise.all([
    context.waitForEvent("page"),
    maya.page.evaluate(() => void window.open(location.href)),
  ]);
  const third = new BoardPage(copy, "Maya’s third tab");
  const tabs = [maya, second, third];
  for (const tab of tabs) {
    await expect(tab.page.getByRole("dialog")).toHaveCount(0);
    await tab.expectChip("Saved");
  }
  const people = sam.people.getByRole("button");
  await expect(people).toHaveText(["M", "S"]);
  await expect(sam.button("Maya, on Rank")).toBeVisible();
  await expect(sam.people).not.toContainText("watching");

  // All write at once, each under a name of its own: nothing is lost, nothing doubled, and all show the same.
  await Promise.all([
    maya.column("Maya").button("Place Impact").click(),
    second.column("Maya").button("Place Learning").click(),
    third.column("Maya").button("Place Compensation").click(),
    phone.column("Maya").button("Place Culture / Team").click(),
  ]);
  const placed = sam.column("Maya").ranking.getByRole("strong");
  await expect(placed).toHaveCount(4);
  const order = await placed.allTextContents();
  for (const page of [...tabs, phone]) {
    await expect(page.column("Maya").ranking.getByRole("strong")).toHaveText(order);
    await page.expectChip("Saved");
  }

  // Offline the tabs of one browser still see each other.
  cable.pull();
  for (const tab of tabs) await tab.expectChip("Offline, kept on this device");
  await maya.column("Maya").button("Place Promotion / Title").click();
  await expect(third.column("Maya").ranking.getByRole("strong")).toHaveCount(5);
  await third.column("Maya").button("Place Work-life Balance").click();
  await expect(maya.column("Maya").ranking.getByRole("strong")).toHaveCount(6);
  await expect(placed).toHaveCount(4);
  await cable.plug();
  for (const tab of tabs) await tab.expectChip("Saved");
  for (const page of [...tabs, phone, sam]) {
    await expect(page.column("Maya").ranking.getByRole("strong")).toHaveCount(6);
  }

  // A tab that crashes takes its pointer with it; who is left is still one Maya.
  await phone.page.close();
  const ranking = await boxOf(third.column("Maya").ranking);
  await third.page.bringToFront();
  await third.page.mouse.move(ranking.x + 50, ranking.y + 50);
  await third.page.mouse.move(ranking.x + 150, ranking.y + 150, { steps: 5 });
  // Each page has the mouse that a test has given it.
  await expect(sam.page.locator("[data-pointer]")).toHaveCount(3);
  const crashed = third.page.waitForEvent("crash");
  const devtools = await context.newCDPSession(third.page);
  // It never answers: the page is gone.
  devtools.send("Page.crash").catch(() => {});
  await crashed;
  // The duplicated tab and the one it came from are one process, so both are gone.
  await expect(sam.page.locator("[data-pointer]")).toHaveCount(1);
  await expect(people).toHaveText(["M", "S"]);
  await second.goTo("Points");
  await expect(sam.button("Maya, on Points")).toBeVisible();
  await second.page.close();
  await expect(sam.button("Maya, not here")).toBeVisible();
});

/** A person's connection to the board alone, which can be cut while pages still load. */
async function layLine(person: BoardPage): Promise<{ cut: () => Promise<void>; mend: () => void }> {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await person.page.routeWebSocket(/\/sync\//, (near) => {
    if (isCut) return void near.close();
    const far = near.connectToServer();
    open.add(near).add(far);
  });
  return {
    cut: async () => {
      isCut = true;
      await Promise.all([...open].map((end) => end.close()));
      open.clear();
    },
    mend: () => {
      isCut = false;
    },
  };
}

/** Somebody with the link who notes every client id that is ever seen on the board. */
class Onlooker {
  readonly #doc = new Y.Doc();
  readonly #provider: WebsocketProvider;
  readonly #seen = new Set<number>();

  constructor(address: string, key: string) {
    this.#provider = new WebsocketProvider(address, key, this.#doc, {
      disableBc: true,
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    this.#doc.on("afterTransaction", () => this.#note(this.#doc.store.clients.keys()));
    this.#provider.awareness.on("change", () => this.#note(this.#provider.awareness.getStates().keys()));
  }

  /** Those that pages of ours write and speak under. */
  certifiedIds(): readonly number[] {
    return [...this.#seen].filter((id) => id >= 2 ** 48);
  }

  leave(): void {
    this.#provider.destroy();
    this.#doc.destroy();
  }

  #note(ids: Iterable<number>): void {
    for (const id of ids) this.#seen.add(id);
  }
}

/** Writes past every clock that the victim may have reached, and speaks in their name, on one connection. */
async function attack(address: string, key: string, victim: number): Promise<void> {
  const socket = new WebSocket(`${address}/${key}`);
  const ended = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  await new Promise((resolve) => socket.once("open", resolve));
  const answered = new Promise<void>((resolve) => {
    socket.on("message", (bytes: Buffer) => {
      if (decodeMessage(new Uint8Array(bytes))?.type === "syncStep2") resolve();
    });
  });
  const state = JSON.stringify({ participant: "mallory", seat: "left", step: "rank" });
  socket.send(encodeContinuity(new Uint8Array(16), [new Uint8Array(8)]));
  socket.send(encodeAwareness([{ clientId: victim, clock: 1_000_000, state }]));
  for (let clock = 0; clock < 30; clock += 1) {
    socket.send(encodeUpdate(clockPoison(victim, clock, 1_000)));
    socket.send(encodeSyncStep2(clockPoison(victim, clock, 1_000)));
  }
  socket.send(encodeSyncStep1(Uint8Array.of(0)));
  await Promise.race([answered, ended]);
  socket.terminate();
}
