import { useEffect, useState } from "react";
import { AREA_TEXT } from "#shared/domain/areas.ts";
import { nameOf } from "#shared/domain/board.ts";
import { cardOf } from "#shared/domain/whiteboard/board-space.ts";
import { REACTION_TEXT } from "#shared/domain/whiteboard/reactions.ts";
import { useBoardPage } from "../../../hooks/board-context.tsx";
import { announce } from "../../../ui/announcer.ts";
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
/** Milliseconds in which one page's signs are told once, so that a quick hand does not talk over everything else. */
const QUIET_MS = 1_000;

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
    const told = new Map<number, number>();
    const hear = (): void => {
      const now = performance.now();
      for (const { clientId, seat, sign } of others.get().pages) {
        // Once it is over, the next one is another, whatever its count: a page that came anew counts from the start.
        if (sign === undefined) seen.delete(clientId);
        if (sign === undefined || seat === null || seen.get(clientId) === sign.count) continue;
        seen.set(clientId, sign.count);
        if (now - (told.get(clientId) ?? -Infinity) >= QUIET_MS) {
          told.set(clientId, now);
          announce(`${nameOf(session.live.get(), seat)}${wordsOf(sign)}`);
        }
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

/** What follows the name when a sign is told: ` points at Learning.` or `: Thank you.` */
function wordsOf(sign: ShownSign["sign"]): string {
  if (sign.kind === "reaction") return `: ${REACTION_TEXT[sign.reaction].name}.`;
  return sign.spot.on === "board"
    ? " points at the board."
    : ` points at ${AREA_TEXT[cardOf(sign.spot.on).area].name}.`;
}
