import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BuiltServer, DIST } from "./support/built-server.ts";
import { test, expect } from "./support/test.ts";

test("a step that does not come leaves the board, says so, and is there after trying again", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.come("Maya", { mayLoseConnection: true });
  const step = /\/assets\/PointsColumn-[^/]*\.js$/;
  await maya.page.route(step, (route) => route.abort());
  const [words] = await Promise.all([
    maya.page.waitForResponse(/\/assets\/MissingPart-[^/]*\.js$/),
    maya.page.goto(`/b/${board.editKey}`),
  ]);
  await words.finished();
  await maya.takeSeat("Maya");
  await maya.column("Maya").placeAll(["Impact", "Learning"]);
  await maya.goTo("Points");
  await expect(maya.page.getByRole("main").getByText("This part could not be fetched")).toBeVisible();
  await maya.button("Try again").press("Enter");
  await expect(maya.page.getByRole("main").getByText("It did not come this time either")).toBeVisible();
  await maya.goTo("Rank");
  await maya.column("Maya").expectRanking(["Impact", "Learning"]);
  await maya.goTo("Points");
  await maya.page.unroute(step);
  await maya.button("Try again").press("Enter");
  await maya.column("Maya").slider("Impact").fill("30");
  await maya.expectChip("Saved");
});

test("a new version leaves an open page its files, is told quietly, and is there at the next load; without a connection the start page opens too", async ({
  visitors,
}) => {
  // Inside the repository, where the server finds its packages, and by the name by which it finds its client.
  const folder = fileURLToPath(new URL(`../../test-results/another-${process.pid}`, import.meta.url));
  const dist = join(folder, "dist");
  await mkdir(dist, { recursive: true });
  await cp(DIST, dist, { recursive: true, filter: (path) => !/noto-/.test(path) });
  const server = await BuiltServer.start(dist);
  try {
    const board = await server.createBoard();
    const never = await server.createBoard();
    const maya = await visitors.sit(board, "Maya", {
      at: server.url,
      keepsApp: true,
      mayLoseConnection: true,
    });
    await maya.expectAppCopy();
    await maya.column("Maya").placeAll(["Impact"]);
    const [gone] = await deployAnother(join(dist, "client"));

    // The open page learns of it, and goes on with its own files, which the server has no longer.
    await maya.page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
    });
    await maya.button("About this board").click();
    const about = maya.dialog("About this board");
    await expect(about.getByText("A newer version of What Matters is here.")).toBeVisible();
    await expect(about.getByText("This board opens on this device without a connection too.")).toBeVisible();
    expect((await fetch(`${server.url}${gone}`)).status).toBe(404);
    expect(await maya.page.evaluate(async (path) => (await fetch(path)).status, gone)).toBe(200);
    await about.getByRole("button", { name: "Reload this page" }).click();
    await expect(maya.page.locator("html[data-version='another']")).toHaveCount(1);
    await maya.column("Maya").expectRanking(["Impact"]);
    await maya.expectChip("Saved");

    await server.end("SIGKILL");
    await maya.page.goto("/");
    await expect(maya.page.locator("html[data-version='another']")).toHaveCount(1);
    await maya.button("Start a board").click();
    await expect(maya.page.getByRole("alert")).toContainText("Starting a board needs a connection");
    await maya.page.getByRole("link", { name: /Autumn talk/ }).click();
    await maya.column("Maya").expectRanking(["Impact"]);
    await maya.expectChip("Offline, kept on this device");
    await maya.page.goto(`/b/${never.editKey}`);
    await expect(maya.page.getByText("this device keeps no copy of the board")).toBeVisible();
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Replaces the built client by one that begins with another file and has one piece less; gives that piece's path. */
async function deployAnother(client: string): Promise<readonly [gone: string]> {
  const name = (await readdir(join(client, "assets"))).find((file) => /^PastPage-.*\.js$/.test(file));
  if (name === undefined) throw new Error("The build has no PastPage.");
  const gone = `/assets/${name}`;
  const page = join(client, "index.html");
  const html = await readFile(page, "utf8");
  const digestOf = (text: string): string => createHash("sha256").update(text).digest("base64");
  const entry = /\/assets\/(index-[^"]*\.js)/.exec(html)?.[1] ?? "";
  const other = html.replace("<html ", '<html data-version="another" ').replace(entry, "index-another.js");
  const worker = join(client, "sw.js");
  const script = (await readFile(worker, "utf8"))
    .replace(digestOf(html), digestOf(other))
    .replace(gone, "/assets/none")
    .replace("/assets/none,", "")
    .replace(entry, "index-another.js")
    .replace(/version:`[0-9a-f]{12}`/, "version:`another`");
  expect(script).toContain("version:`another`");
  for (const old of [gone, entry, digestOf(html)]) expect(script).not.toContain(old);
  await Promise.all(
    [page, worker, join(client, gone)].flatMap((path) =>
      [".br", ".gz"].map((packed) => rm(`${path}${packed}`, { force: true })),
    ),
  );
  await rm(join(client, gone));
  await writeFile(join(client, "assets/index-another.js"), `import "./${entry}";\n`);
  await writeFile(page, other);
  await writeFile(worker, script);
  return [gone];
}
