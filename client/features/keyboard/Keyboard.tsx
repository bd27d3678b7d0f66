import { useEffect } from "react";
import { useSingleKeysMarked } from "../../hooks/device-choice.ts";
import { tellBlockedReasons } from "../../ui/blocked-reason.ts";
import { ShortcutsDialog } from "./ShortcutsDialog.tsx";
import { useBoardKeys } from "./use-board-keys.ts";
import { useKeptFocus } from "./use-kept-focus.ts";

/** What a keyboard has on a board beside the controls: keys that work everywhere, their list, a focus that stays, and why a control does nothing. */
export function Keyboard(props: {
  readonly isListOpen: boolean;
  readonly onOpenList: () => void;
  readonly onCloseList: () => void;
}) {
  useBoardKeys(props.onOpenList);
  useKeptFocus();
  useSingleKeysMarked();
  useEffect(tellBlockedReasons, []);
  return props.isListOpen ? <ShortcutsDialog onClose={props.onCloseList} /> : null;
}
