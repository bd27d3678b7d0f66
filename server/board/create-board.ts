import { randomBytes } from "node:crypto";
import type { BoardMode } from "#shared/domain/board.ts";
import { MAX_NAME_LENGTH, MAX_TITLE_LENGTH, tidyLine } from "#shared/domain/seats.ts";
import type { Refusal, RefusalReason } from "#shared/protocol/refusals.ts";
import { createBoardUpdate } from "#shared/document/create-board.ts";
import {
  boardIdOf,
  editKeyOf,
  viewKeyOf,
  type BoardId,
  type EditKey,
  type ViewKey,
} from "#shared/protocol/keys.ts";
import type { UpdateStore } from "../storage/update-store.ts";

/** What a person asks for on the start page. */
export type BoardWish = {
  readonly title: string;
  /** The employee's and the manager's. */
  readonly names: readonly [string, string];
  readonly mode: BoardMode;
};

/** The links of a new board. */
export type BoardKeys = { readonly boardId: BoardId; readonly editKey: EditKey; readonly viewKey: ViewKey };

/** Reads a wish from a request's body, or says in plain words what is wrong with it. */
export function parseBoardWish(
  body: unknown,
): { readonly ok: true; readonly wish: BoardWish } | ({ readonly ok: false } & Refusal) {
  const no = (error: string, reason: RefusalReason = "bad-request") =>
    ({ ok: false, reason, error }) as const;
  if (body !== undefined && body !== null && (typeof body !== "object" || Array.isArray(body))) {
    return no("Send a JSON object with title, names and mode; all may be left out.");
  }
  const { title = "", names = ["", ""], mode = "live" } = { ...body } as Record<string, unknown>;
  if (typeof title !== "string") return no("The title must be text.");
  if (!isPair(names)) return no("The names must be two texts: the employee's and the manager's.");
  if (mode === "reveal")
    return no("Reveal together is not available yet; start the board in live mode.", "no-reveal");
  if (mode !== "live") return no('The mode must be "live".');
  return {
    ok: true,
    wish: {
      title: tidyLine(title, MAX_TITLE_LENGTH),
      names: [tidyLine(names[0], MAX_NAME_LENGTH), tidyLine(names[1], MAX_NAME_LENGTH)],
      mode,
    },
  };
}

/** Makes a board; its keys open it from the moment this resolves, and it is on disk then. */
export async function createBoard(store: UpdateStore, wish: BoardWish, now: number): Promise<BoardKeys> {
  const editKey = editKeyOf(randomBytes(16));
  const viewKey = viewKeyOf(editKey);
  const boardId = boardIdOf(viewKey);
  const [left, right] = wish.names;
  const update = createBoardUpdate({
    title: wish.title,
    names: { left, right },
    mode: wish.mode,
    createdAt: now,
  });
  await store.create(boardId, update);
  return { boardId, editKey, viewKey };
}

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((name) => typeof name === "string");
}
