import { test as base, expect } from "@playwright/test";
import { BuiltServer, type BoardLinks } from "./built-server.ts";
import { Cable } from "./cable.ts";
import { Visitors } from "./visitors.ts";

/** Tests that one server serves, one after the other: an address may start only so many boards in an hour. */
const TESTS_PER_SERVER = 12;

/** A server that a worker keeps from one test to the next: to start one costs half a second of a core. */
class ServerShelf {
  #server: BuiltServer | null = null;
  #taken = 0;

  async take(): Promise<BuiltServer> {
    this.#taken += 1;
    return (this.#server ??= await BuiltServer.start());
  }

  /** Keeps it for the next test, unless it is not as good as new. */
  async putBack(): Promise<void> {
    if (this.#server?.isAsGoodAsNew && this.#taken < TESTS_PER_SERVER) return;
    await this.close();
  }

  async close(): Promise<void> {
    await this.#server?.close();
    this.#server = null;
    this.#taken = 0;
  }
}

/**
 * Every browser test: a server, a board of its own on it, and people who come with browsers of their own. No two tests
 * use a server at the same time, and whatever one has stopped or spoilt no other one gets.
 */
export const test = base.extend<
  {
    server: BuiltServer;
    board: BoardLinks;
    visitors: Visitors;
    layCable: () => Promise<Cable>;
  },
  { shelf: ServerShelf }
>({
  shelf: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads from this pattern what a fixture needs: here nothing.
    async ({}, provide) => {
      const shelf = new ServerShelf();
      await provide(shelf);
      await shelf.close();
    },
    { scope: "worker" },
  ],
  server: async ({ shelf }, provide, info) => {
    const server = await shelf.take();
    await provide(server);
    if (info.status !== info.expectedStatus) {
      await info.attach("server output", { body: server.output, contentType: "text/plain" });
    }
    await shelf.putBack();
  },
  board: async ({ server }, provide) => provide(await server.createBoard()),
  visitors: async ({ browser, server }, provide) => {
    const visitors = new Visitors(browser, server);
    await provide(visitors);
    await visitors.leave();
    expect(visitors.problems, "what the pages said in their consoles, and whom they asked").toEqual([]);
  },
  layCable: async ({ server }, provide) => {
    const cables: Cable[] = [];
    await provide(async () => {
      const cable = await Cable.lay(server.url);
      cables.push(cable);
      return cable;
    });
    for (const cable of cables) cable.cut();
  },
});

export { expect } from "@playwright/test";
