import { compare } from "#shared/messages/en/compare.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useLiveBoard } from "../../hooks/use-board.ts";
import { useFirstAnswersKept } from "../../hooks/use-conversation.ts";
import { useNotes, useStrokes } from "../../hooks/use-whiteboard.ts";
import { useMessages } from "../../language/use-messages.ts";
import { ComparisonView } from "./ComparisonView.tsx";
import { TalkList } from "./TalkList.tsx";

/** Both answers of the open board side by side, as they look right now, and what to talk about first. */
export function CompareStep() {
  const { past } = useBoardPage().session;
  const words = useMessages({ compare }).compare;
  const board = useLiveBoard((live) => live);
  const hasWhiteboard = [useNotes(), useStrokes()].some((things) => things.length > 0);
  return (
    <ComparisonView
      board={board}
      onlyWithLines={hasWhiteboard ? words.aroundLines : null}
      isPartOfPage={past !== null}
      aside={(focus) => <TalkList board={board} {...focus} />}
    />
  );
}

/** Nothing to see: while it is there, this page keeps the first complete answers on record, whichever step is shown. */
export function FirstAnswersKeeper() {
  useFirstAnswersKept();
  return null;
}
