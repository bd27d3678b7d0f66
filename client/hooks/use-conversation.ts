import { useEffect } from "react";
import { openConversation, type ConversationSession } from "../sync/conversation-session.ts";
import { keepFirstAnswers } from "../sync/first-answers.ts";
import { useBoardPage } from "./board-context.tsx";
import { useEditingSeat } from "./use-board.ts";

/*
 * React's view of the conversation. Only pieces that come lazily import this: with it comes all that writes it.
 */

/** What may be done while two people talk about the comparison. */
export function useConversation(): ConversationSession {
  return openConversation(useBoardPage().session);
}

/** Keeps the first complete answers on record, while this page is one of the two people's. */
export function useFirstAnswersKept(): void {
  const { session } = useBoardPage();
  const isPersons = useEditingSeat() !== null;
  useEffect(() => (isPersons ? keepFirstAnswers(session) : undefined), [session, isPersons]);
}
