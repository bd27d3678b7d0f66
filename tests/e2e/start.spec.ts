import { test, expect } from "./support/test.ts";

test("a person starts a board and sends the link, and the other one takes the other seat", async ({
  visitors,
}) => {
  const maya = await visitors.come("Maya");
  await maya.page.goto("/");
  await maya.page.getByRole("textbox", { name: "Employee’s name" }).fill("Maya");
  await maya.page.getByRole("textbox", { name: "Manager’s name" }).fill("Sam");
  await maya.page.getByRole("textbox", { name: "Title" }).fill("Autumn talk");
  await maya.button("Start a board").click();
  await expect(maya.page).toHaveURL(/\/b\/[\w-]{22}$/);
  await maya.takeSeat("Maya");
  await expect(maya.people.getByRole("button")).toHaveText(["M", "S"]);
  await expect(maya.button("Sam, not here")).toBeVisible();

  await maya.button("Invite").click();
  const invite = maya.dialog("Invite");
  const editLink = await invite.getByRole("textbox", { name: "Link to edit" }).inputValue();
  const watchLink = await invite.getByRole("textbox", { name: "Link to watch" }).inputValue();
  expect(editLink).toBe(maya.page.url());
  expect(watchLink).toMatch(/\/v\/[\w-]{22}$/);
  await expect(invite.getByRole("textbox", { name: "Link to edit" })).toHaveAttribute("readonly");
  await maya.page.keyboard.press("Escape");
  await expect(invite).toBeHidden();

  const sam = await visitors.come("Sam");
  await sam.page.goto(editLink);
  const seats = sam.dialog("Take a seat");
  await expect(seats.getByRole("button", { name: "Maya" })).toContainText("already here on another page");
  await sam.takeSeat("Sam");
  await expect(sam.button("Sam, you")).toBeVisible();
  await expect(sam.button("Maya, on Rank")).toBeVisible();
  await expect(maya.button("Sam, on Rank")).toBeVisible();
  for (const person of [maya, sam]) {
    await expect(person.page.getByRole("banner")).toContainText("Autumn talk");
    await expect(person.page, "no key in a title").toHaveTitle(
      /^(Rank|Compare) · Autumn talk · What Matters$/,
    );
    await expect(person.column("Maya").region).toBeVisible();
    await expect(person.column("Sam").region).toBeVisible();
    await person.expectChip("Saved");
  }
});

test("the dialog Take a seat cannot be closed unanswered, and who just watches changes nothing", async ({
  visitors,
  board,
}) => {
  const guest = await visitors.come("Guest");
  await guest.page.goto(`/b/${board.editKey}`);
  const seats = guest.dialog("Take a seat");
  await expect(seats).toBeVisible();
  await guest.page.keyboard.press("Escape");
  await guest.page.keyboard.press("Escape");
  await guest.page.keyboard.press("Escape");
  await expect(seats).toBeVisible();
  await seats.getByRole("button", { name: "Just watch" }).click();
  await expect(seats).toBeHidden();
  await expect(guest.page.getByText("You are just watching.")).toBeVisible();
  await expect(guest.page.getByRole("button", { name: /^(Move|Place) / })).toHaveCount(0);
  await guest.button("Sam, not here").click();
  await expect(guest.dialog("Sam")).toContainText("Not here right now");
});

test("people without names are Employee and Manager, and a name that is given is seen by both at once", async ({
  visitors,
  server,
}) => {
  const board = await server.createBoard({});
  const [employee, manager] = await Promise.all([
    visitors.sit(board, "Employee"),
    visitors.sit(board, "Manager"),
  ]);
  await expect(manager.column("Employee").region).toBeVisible();
  await expect(manager.column("Manager").region).toBeVisible();
  await expect(employee.page).toHaveTitle("Rank · What Matters");

  await employee.button("About this board").click();
  const about = employee.dialog("About this board");
  await about.getByRole("textbox", { name: "Employee’s name" }).fill("Zoë");
  await about.getByRole("textbox", { name: "Title" }).fill("First talk");
  await employee.page.keyboard.press("Enter");
  for (const person of [employee, manager]) {
    await expect(
      person.page.getByRole("region", { name: "Zoë’s answers", includeHidden: true }),
    ).toBeVisible();
    await expect(person.page).toHaveTitle("Rank · First talk · What Matters");
    await person.expectChip("Saved");
  }
});

test("the start page lists the boards of this device, opens them again, and forgets them", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  await maya.page.goto("/");
  const recent = maya.page.getByRole("region", { name: "Recent boards on this device" });
  await recent.getByRole("link", { name: /Autumn talk/ }).click();
  await expect(maya.button("Maya, you")).toBeVisible();
  await expect(maya.dialog("Take a seat"), "the seat is remembered").toBeHidden();

  await maya.page.goto("/");
  await recent.getByRole("button", { name: "Remove Autumn talk from this list" }).click();
  await expect(recent).toBeHidden();
  await maya.page.reload();
  await expect(maya.button("Start a board")).toBeVisible();
  await expect(recent).toBeHidden();
});

test("forgetting a board on this device removes its link, its seat and its copy, not the board", async ({
  visitors,
  board,
}) => {
  const [maya, sam] = await visitors.sitBoth(board);
  await maya.column("Maya").button("Place Impact").click();
  await sam.column("Maya").expectRanking(["Impact"]);
  await maya.button("About this board").click();
  await maya.button("Forget this board on this device").click();
  await expect(maya.button("Start a board")).toBeVisible();
  await expect(maya.page.getByRole("region", { name: "Recent boards on this device" })).toBeHidden();
  const kept = await maya.page.evaluate(async () => [
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...Object.values(localStorage),
  ]);
  expect(JSON.stringify(kept)).not.toContain(board.boardId);
  expect(JSON.stringify(kept)).not.toContain(board.editKey);
  await sam.column("Maya").expectRanking(["Impact"]);
});

test("who cannot reach the server is told so in plain words and can try again", async ({
  visitors,
  server,
}) => {
  const maya = await visitors.come("Maya", { mayLoseConnection: true });
  await maya.page.goto("/");
  await expect(maya.button("Start a board")).toBeVisible();
  await server.end("SIGTERM");
  await maya.button("Start a board").click();
  await expect(maya.page.getByRole("alert")).toHaveText(
    "Starting a board needs a connection, and there is none just now. Boards that this device keeps open all the same.",
  );
  await server.startAgain();
  await maya.button("Start a board").click();
  await expect(maya.dialog("Take a seat")).toBeVisible();
});

test("who starts more boards than one address may is told so in plain words, and when to try again", async ({
  visitors,
  server,
}) => {
  // A server that has just started has seen nobody yet.
  await server.end("SIGTERM");
  await server.startAgain();
  for (let board = 0; board < 60; board += 1) await server.createBoard();
  const maya = await visitors.come("Maya", { mayBeRefused: true });
  await maya.page.goto("/");
  await maya.button("Start a board").click();
  await expect(maya.page.getByRole("alert")).toHaveText(
    /^Too many requests from this address; try again in \d+ minutes\.$/,
  );
});
