import { useEffect, useState } from "react";
import { nameOf, type Board } from "#shared/domain/board.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { cardOf } from "#shared/domain/whiteboard/board-space.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { signs } from "#shared/messages/en/signs.ts";
import { useBoardPage } from "../../../hooks/board-context.tsx";
import { messagesNow } from "../../../language/language.ts";
import { passOn } from "../../../ui/passing-news.ts";
import { onOwnSign, type OwnSign } from "./own-signs.ts";

/** A ping or a reaction while it is shown. */
export type ShownSign = OwnSign & {
  /** One of its own for each: counts of other pages may come again. */
  readonly key: number;
  /** Where it comes from; null for my own. */
  readonly clientId: number | null;
};

/** Milliseconds that a sign is seen. */
const SIGN_SHOWN_MS = 2_200;
/** Signs that are seen at once; the oldest makes way, however fast somebody presses. */
const MAX_SHOWN = 8;

/** The signs to show now, mine and those of others, each once and for a moment; those of others are told as well. */
export function useSigns(): readonly ShownSign[] {
  const { session } = useBoardPage();
  const [shown, setShown] = useState<readonly ShownSign[]>([]);
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    let count = 0;
    const show = (unnamed: Omit<ShownSign, "key">): void => {
      const sign = { ...unnamed, key: (count += 1) };
      setShown((before) => [...before, sign].slice(-MAX_SHOWN));
      const timer = setTimeout(() => {
        timers.delete(timer);
        setShown((before) => before.filter((each) => each !== sign));
      }, SIGN_SHOWN_MS);
      timers.add(timer);
    };
    const { others } = session.presence;
    // What was there before this page looked is over.
    const seen = new Map(others.get().pages.map(({ clientId, sign }) => [clientId, sign?.count]));
    const hear = (): void => {
      for (const { clientId, seat, sign } of others.get().pages) {
        // Once it is over, the next one is another, whatever its count: a page that came anew counts from the start.
        if (sign === undefined) seen.delete(clientId);
        if (sign === undefined || seat === null || seen.get(clientId) === sign.count) continue;
        seen.set(clientId, sign.count);
        passOn(`${clientId}/${sign.kind}`, sentenceOf(sign, session.live.get(), seat));
        show({ by: seat, clientId, sign });
      }
    };
    const stops = [others.subscribe(hear), onOwnSign((own) => show({ ...own, clientId: null }))];
    return () => {
      for (const stop of stops) stop();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [session]);
  return shown;
}

/** What is told when somebody else shows a sign. */
function sentenceOf(sign: ShownSign["sign"], board: Pick<Board, "names">, by: SeatId): string {
  const words = messagesNow({ areas, seats, signs });
  const name = nameOf(board, by, words.seats);
  if (sign.kind === "reaction") return words.signs.reacts(name, words.signs.reactions[sign.reaction]);
  const { on } = sign.spot;
  return on === "board"
    ? words.signs.pointsAtBoard(name)
    : words.signs.pointsAt(name, words.areas[cardOf(on).area].name);
}
