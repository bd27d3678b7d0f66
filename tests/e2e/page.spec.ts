import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { AREAS } from "./support/areas.ts";
import { DIST } from "./support/built-server.ts";
import { test, expect } from "./support/test.ts";

type Chunk = {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
};

test("a board with its first step costs at most 125 kB of JavaScript and 15 kB of styles, compressed", () => {
  const manifest = JSON.parse(readFileSync(join(DIST, "client/.vite/manifest.json"), "utf8")) as Record<
    string,
    Chunk
  >;
  const files = new Set<string>();
  const add = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no ${name}.`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const each of chunk.imports ?? []) add(each);
  };
  for (const name of ["index.html", "features/rank/RankColumn.tsx"]) add(name);
  const bytesOf = (extension: string): number =>
    [...files]
      .filter((path) => path.endsWith(extension))
      .reduce(
        (sum, path) => sum + gzipSync(readFileSync(join(DIST, "client", path)), { level: 9 }).length,
        0,
      );
  expect(bytesOf(".js")).toBeLessThanOrEqual(125_000);
  expect(bytesOf(".css")).toBeGreaterThan(0);
  expect(bytesOf(".css")).toBeLessThanOrEqual(15_000);
});

for (const device of ["computer", "phone"] as const) {
  test(`nothing jumps while a page loads on a ${device}: start page, board, and board again`, async ({
    visitors,
    board,
  }) => {
    const sam = await visitors.sit(board, "Sam");
    await sam.column("Sam").placeAll(AREAS);
    const maya = await visitors.come("Maya", { device });
    await maya.page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if ("value" in entry && typeof entry.value === "number") shifts.push(entry.value);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    const expectStill = async (what: string): Promise<void> => {
      const sum = await maya.page.evaluate(async () => {
        // Two frames, so that what was just drawn has been counted.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const { shifts } = window as unknown as { readonly shifts: readonly number[] };
        return shifts.reduce((total, each) => total + each, 0);
      });
      expect(sum, what).toBeLessThan(0.01);
    };
    await maya.page.goto("/");
    await expect(maya.button("Start a board")).toBeVisible();
    await expectStill("the start page");
    await maya.page.goto(`/b/${board.editKey}`);
    await expect(maya.dialog("Take a seat")).toBeVisible();
    await expectStill("the board with its question");
    await maya.takeSeat("Maya");
    await maya.expectChip("Saved");
    await maya.page.reload();
    await maya.column("Maya").expectRanking([]);
    await maya.expectChip("Saved");
    await expectStill("the board again");
  });
}

test("no key leaves the page in a Referer, and everything comes from our own server", async ({
  visitors,
  board,
  server,
}) => {
  const maya = await visitors.come("Maya");
  const referers: (string | undefined)[] = [];
  const origins = new Set<string>();
  maya.page.on("request", (request) => {
    referers.push(request.headers()["referer"]);
    if (!request.url().startsWith("blob:") && !request.url().startsWith("data:")) {
      origins.add(new URL(request.url()).origin);
    }
  });
  await maya.page.goto(`/b/${board.editKey}`);
  await maya.takeSeat("Maya");
  await maya.goTo("Compare");
  await maya.button("Export").click();
  await expect(maya.dialog("Take a snapshot").getByRole("img")).toBeVisible();
  expect(referers.length).toBeGreaterThan(4);
  expect(referers.filter(Boolean)).toEqual([]);
  expect([...origins]).toEqual([new URL(server.url).origin]);
});

for (const width of [390, 1280]) {
  test(`no name and no meaning of an area is cut off at a width of ${width}`, async ({ visitors, board }) => {
    const sam = await visitors.sit(board, "Sam");
    await sam.column("Sam").placeAll(AREAS);
    const maya = await visitors.sit(board, "Maya", { device: width < 760 ? "phone" : "computer" });
    await maya.page.setViewportSize({ width, height: 800 });
    for (const step of ["Rank", "Points"] as const) {
      await maya.goTo(step);
      for (const name of ["Maya", "Sam"] as const) {
        if (width < 760) await maya.button(name).tap();
        const cards = maya.column(name).region.locator("[data-card]");
        await expect(cards.first()).toBeVisible();
        const cut = await cards.locator("*").evaluateAll((parts) =>
          parts.flatMap((part) => {
            // What is for screen readers alone is one pixel wide.
            const mayCut = getComputedStyle(part).overflow !== "visible" && part.clientWidth > 1;
            const isLarger = part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight + 2;
            return mayCut && isLarger ? [`${part.tagName} ${part.textContent}`] : [];
          }),
        );
        expect(cut, `${step}, ${name}`).toEqual([]);
      }
    }
  });
}
