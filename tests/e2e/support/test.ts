import { test as base, expect } from "@playwright/test";
import { BuiltServer, type BoardLinks } from "./built-server.ts";
import { Cable } from "./cable.ts";
import { Visitors } from "./visitors.ts";

/** Every browser test: a server of its own, a board on it, and people who come with browsers of their own. */
export const test = base.extend<{
  server: BuiltServer;
  board: BoardLinks;
  visitors: Visitors;
  layCable: () => Promise<Cable>;
}>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads from this pattern what a fixture needs: here nothing.
  server: async ({}, provide, info) => {
    const server = await BuiltServer.start();
    await provide(server);
    if (info.status !== info.expectedStatus) {
      await info.attach("server output", { body: server.output, contentType: "text/plain" });
    }
    await server.close();
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
    for (const cable of cables) cable.pull();
  },
});

export { expect } from "@playwright/test";
