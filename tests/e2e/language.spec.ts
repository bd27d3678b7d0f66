import type { Locator } from "@playwright/test";
import { BoardPage } from "./support/board-page.ts";
import { test, expect } from "./support/test.ts";

const SPANISH = { locale: "es-ES" };

/** A part of a Spanish page. */
const region = (person: BoardPage, name: string): Locator =>
  person.page.getByRole("region", { name, exact: true });
const step = (person: BoardPage, name: string): Locator =>
  person.page.getByRole("navigation", { name: "Pasos" }).getByRole("button", { name, exact: true });

test("each of the two reads their own language on one board, and may change it in the middle", async ({
  visitors,
  board,
}) => {
  const maya = await visitors.sit(board, "Maya");
  const sam = await visitors.come("Sam", { context: SPANISH });
  await sam.page.goto(`/b/${board.editKey}`);
  await sam.dialog("Ocupa un lugar").getByRole("button", { name: "Sam" }).click();
  await expect(sam.page.locator("html")).toHaveAttribute("lang", "es");
  await expect(step(sam, "Ordenar")).toHaveAttribute("aria-current", "step");
  await sam.expectChip("Guardado");

  // The same cards under two names.
  await maya.button("Place Compensation").click();
  await maya.expectAnnounced("Compensation is 1 of 6.");
  await expect(
    region(sam, "Respuestas de Maya").getByRole("list", { name: "Orden" }).getByText("Remuneración"),
  ).toBeVisible();
  await sam.button("Colocar Aprendizaje").click();
  await expect(sam.page.getByRole("status", { name: "Avisos" })).toHaveText("Aprendizaje: puesto 1 de 6.");
  await maya.column("Sam").expectRanking(["Learning"]);
  await step(sam, "Puntos").click();
  await maya.goTo("Points");
  await region(sam, "Respuestas de Sam").getByRole("slider", { name: "Puntos de Aprendizaje" }).fill("31");
  await maya.column("Sam").expectPoints({ Learning: 31 });
  await expect(sam.button("Deshacer: Aprendizaje 0 → 31")).toBeVisible();

  // In the middle of typing he changes the language: what he typed, the focus, his seat and the step stay.
  await sam.button("Sobre este tablero").click();
  await sam.dialog("Sobre este tablero").getByLabel("Título").fill("Otoño");
  const english = sam.button("English");
  await english.focus();
  await english.press("Enter");
  const about = sam.dialog("About this board");
  await expect(about.getByLabel("Title")).toHaveValue("Otoño");
  await expect(english).toBeFocused();
  await expect(english).toHaveAttribute("aria-pressed", "true");
  await expect(sam.page.locator("html")).toHaveAttribute("lang", "en");
  await sam.expectAnnounced("The page is in English now.");
  await about.getByRole("button", { name: "Close" }).click();
  await expect(maya.page.getByRole("banner")).toContainText("Otoño");
  await sam.expectStep("Points");
  await sam.column("Sam").expectPoints({ Learning: 31 });
  await expect(sam.undo).toHaveAccessibleName("Undo: Learning 0 → 31");

  // This device remembers it, whatever the browser would choose; the tab is where it was, and a fresh one begins.
  await sam.page.reload();
  await sam.expectStep("Points");
  await sam.column("Sam").expectPoints({ Learning: 31 });
  const tab = new BoardPage(await sam.page.context().newPage(), "Sam");
  await tab.page.goto(sam.page.url());
  await tab.expectStep("Rank");
  await tab.column("Sam").expectRanking(["Learning"]);
});

test("a language that does not come is told, and the page stays as it is; then it comes", async ({
  visitors,
}) => {
  // A page that keeps a copy of everything would have it.
  const maya = await visitors.come("Maya", {
    mayLoseConnection: true,
    context: { serviceWorkers: "block" },
  });
  await maya.page.route("**/spanish-*.js", (route) => route.abort());
  await maya.page.goto("/");
  await maya.page.getByLabel("Employee’s name").fill("Maya");
  await maya.button("Español").click();
  await expect(maya.page.getByRole("group", { name: "Language" })).toContainText(
    "Español could not be fetched, so the page stays in English. Check the connection and try again.",
  );
  await maya.expectAnnounced(/^Español could not be fetched/);
  await expect(maya.page.locator("html")).toHaveAttribute("lang", "en");
  await expect(maya.button("English")).toHaveAttribute("aria-pressed", "true");

  await maya.page.unroute("**/spanish-*.js");
  await maya.button("Español").click();
  await expect(maya.page.getByRole("heading", { level: 1 })).toHaveText(
    "Hablar de lo que importa en el trabajo",
  );
  await expect(maya.page.getByLabel("Nombre de la persona empleada")).toHaveValue("Maya");
  await expect(maya.page.getByRole("group", { name: "Idioma" })).not.toContainText("could not");
  await maya.button("Empezar un tablero").click();
  await expect(maya.dialog("Ocupa un lugar").getByRole("button", { name: "Maya" })).toContainText(
    "empleado/a",
  );
});
