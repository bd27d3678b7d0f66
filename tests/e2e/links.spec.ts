import { CLOSE } from "#shared/protocol/close-codes.ts";
import { test, expect } from "./support/test.ts";

test("a link that was cut off says so in plain words", async ({ visitors, board }) => {
  const maya = await visitors.come("Maya");
  for (const path of [
    `/b/${board.editKey.slice(0, 15)}`,
    `/v/${board.viewKey}x`,
    `/b/${board.editKey}/more`,
    "/b/",
  ]) {
    await maya.page.goto(path);
    await expect(maya.page.getByRole("heading", { name: "This link is not complete" })).toBeVisible();
  }
  await maya.page.getByRole("link", { name: "Go to the start page" }).click();
  await expect(maya.button("Start a board")).toBeVisible();
});

test("a link that opens no board says so in plain words, to edit and to watch", async ({ visitors }) => {
  const maya = await visitors.come("Maya");
  for (const path of ["/b/AAAAAAAAAAAAAAAAAAAAAA", "/v/AAAAAAAAAAAAAAAAAAAAAA"]) {
    await maya.page.goto(path);
    await expect(
      maya.page.getByRole("heading", { name: "There is no board behind this link" }),
    ).toBeVisible();
    await expect(maya.page.getByText("Ask the person who sent it")).toBeVisible();
  }
});

test("deleting a board is asked twice; the other’s open page says so, and the links are dead for good", async ({
  visitors,
  board,
  server,
}) => {
  const [maya, sam] = await visitors.sitBoth(board, { mayLoseConnection: true });
  const watcher = await visitors.watch(board, { mayLoseConnection: true });
  await maya.column("Maya").button("Place Impact").click();
  await sam.column("Maya").expectRanking(["Impact"]);
  await maya.button("About this board").click();
  const about = maya.dialog("About this board");
  await about.getByRole("button", { name: "Delete this board…" }).click();
  await expect(about.getByText("Delete both people’s answers for good?")).toBeVisible();
  await about.getByRole("button", { name: "Keep it" }).click();
  await sam.column("Maya").expectRanking(["Impact"]);

  await about.getByRole("button", { name: "Delete this board…" }).click();
  await about.getByRole("button", { name: "Delete the board" }).click();
  await expect(about.getByText("Really delete it?")).toBeVisible();
  await sam.column("Maya").expectRanking(["Impact"]);
  await about.getByRole("button", { name: "Yes, delete it for good" }).click();
  await expect(maya.button("Start a board")).toBeVisible();
  await expect(maya.page.getByRole("region", { name: "Recent boards on this device" })).toBeHidden();
  for (const other of [sam, watcher]) {
    await expect(other.page.getByRole("heading", { name: "This board was deleted" })).toBeVisible();
    await other.page.reload();
    await expect(
      other.page.getByRole("heading", { name: "There is no board behind this link" }),
    ).toBeVisible();
  }
  await server.end("SIGKILL");
  await server.startAgain();
  const late = await visitors.come("Late");
  for (const path of [`/b/${board.editKey}`, `/v/${board.viewKey}`]) {
    await late.page.goto(path);
    await expect(
      late.page.getByRole("heading", { name: "There is no board behind this link" }),
    ).toBeVisible();
  }
});

test("a link that is opened without a connection says what it waits for, and opens by itself later", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.come("Maya", { mayLoseConnection: true });
  let isDown = true;
  await maya.page.routeWebSocket(/\/sync\//, async (socket) => {
    if (isDown) await socket.close({ code: CLOSE.restart });
    else socket.connectToServer();
  });
  await maya.page.goto(`/b/${board.editKey}`);
  await expect(
    maya.page.getByText("The server cannot be reached, and this device keeps no copy"),
  ).toBeVisible();
  await maya.expectChip("Offline, kept on this device");
  isDown = false;
  await maya.takeSeat("Maya");
  await maya.expectChip("Saved");
});
