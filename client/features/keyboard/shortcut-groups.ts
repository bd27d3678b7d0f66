import { BOARD_KEYS, COMPARE_KEYS, UNDO_KEYS } from "../../ui/keys/board-keys.ts";
import { HAND_KEYS } from "../../ui/keys/hand-keys.ts";
import { LIST_KEYS } from "../../ui/keys/list-keys.ts";
import { NOTE_KEYS } from "../../ui/keys/note-keys.ts";
import { RANK_KEYS } from "../../ui/keys/rank-keys.ts";
import { SLIDER_KEYS } from "../../ui/keys/slider-keys.ts";

/** Every key that does something, by where it does so: the very lists that the key handlers go by. */
export const SHORTCUTS = {
  board: { ...BOARD_KEYS, ...UNDO_KEYS, ...HAND_KEYS },
  rank: RANK_KEYS,
  points: SLIDER_KEYS,
  compare: COMPARE_KEYS,
  notes: NOTE_KEYS,
  lists: LIST_KEYS,
} as const;

/** Where a shortcut works. */
export type ShortcutGroup = keyof typeof SHORTCUTS;
