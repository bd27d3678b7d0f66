import type { BoardSession } from "../hooks/use-board.ts";

/** What the address asks for. */
export type Route =
  | { readonly page: "start" | "past" }
  | { readonly page: "board" | "stage"; readonly session: BoardSession }
  | { readonly page: "wrong-link" };
