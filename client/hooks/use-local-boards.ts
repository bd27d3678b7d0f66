import { useEffect, useState } from "react";
import { forgetBoard, readLocalBoards, type LocalBoard } from "../sync/local-boards.ts";
import type { BoardSession } from "../sync/open-board.ts";

/** The boards that this device remembers, and how to forget one. */
export function useLocalBoards(): {
  readonly boards: readonly LocalBoard[];
  readonly forget: (boardId: string) => void;
} {
  const [boards, setBoards] = useState(readLocalBoards);
  useEffect(() => {
    const readAgain = (): void => setBoards(readLocalBoards());
    addEventListener("pageshow", readAgain);
    return () => removeEventListener("pageshow", readAgain);
  }, []);
  return {
    boards,
    forget: (boardId) => {
      forgetBoard(boardId);
      setBoards(readLocalBoards());
    },
  };
}

/** The seat taken on this device for a board: null for just watching, undefined while nobody has chosen. */
export function seatOnThisDevice(boardId: string): LocalBoard["seat"] {
  return readLocalBoards().find((board) => board.boardId === boardId)?.seat;
}

/** The path by which this device last opened a board; undefined when it does not remember it. */
export function pathOnThisDevice(boardId: string): string | undefined {
  return readLocalBoards().find((board) => board.boardId === boardId)?.path;
}

/** Removes all that this device keeps of the open board and goes to the start page; the server's board stays. */
export async function forgetThisBoard(session: BoardSession): Promise<void> {
  forgetBoard(session.boardId);
  await session.forget();
  location.assign("/");
}
