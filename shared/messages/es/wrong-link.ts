import type { Messages } from "../messages.ts";

/** What is shown for an address that is no link to a board. */
export const wrongLink: Messages["wrongLink"] = {
  title: "Este enlace no está completo",
  why: "El enlace de un tablero termina en 22 letras y cifras. Puede que se haya cortado una parte al copiarlo.",
  how: "Pide a quien te lo envió que vuelva a copiarlo desde «Invitar».",
};
