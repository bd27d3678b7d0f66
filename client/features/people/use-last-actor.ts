import { useEffect, useRef, useState } from "react";
import type { SeatId } from "#shared/domain/seats.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import type { OtherPage } from "../../hooks/use-board.ts";

/**
 * Shows the step of whoever did something last: went to a step, moved something, wrote, drew, pointed or called. Tells
 * whose seat that is; null while nobody has been seen.
 */
export function useLastActor(): SeatId | null {
  const [leader, setLeader] = useState<SeatId | null>(null);
  const { session, step, shown, goAlong } = useBoardPage();
  const latest = useRef({ step, shown, goAlong });
  useEffect(() => {
    latest.current = { step, shown, goAlong };
  });
  useEffect(() => {
    const { others } = session.presence;
    let known = new Map<number, readonly unknown[]>();
    let isFirst = true;
    const look = (): void => {
      const seen = new Map<number, readonly unknown[]>();
      let actor: OtherPage | null = null;
      for (const page of others.get().pages) {
        // Who sits nowhere moves nothing, and is not followed either.
        if (page.seat === null) continue;
        const [acts, last] = [actsOf(page), known.get(page.clientId)];
        seen.set(page.clientId, acts);
        const hasActed =
          last === undefined ? isFirst : acts.some((act, at) => act !== null && act !== last[at]);
        if (hasActed) actor = page;
      }
      known = seen;
      if (actor === null || actor.seat === null) return;
      isFirst = false;
      setLeader(actor.seat);
      if (actor.step === latest.current.step) return;
      latest.current.goAlong(actor.step, latest.current.shown);
    };
    look();
    return others.subscribe(look);
  }, [session]);
  return leader;
}

/** What a page is doing, part by part; null where it is doing nothing. */
function actsOf(page: OtherPage): readonly unknown[] {
  const { step, hand, call, carried, stroke, writing, sign } = page;
  const held = hand?.kind === "card" ? { ...hand, x: 0, y: 0 } : hand;
  return [
    step,
    held === undefined ? null : JSON.stringify(held),
    call?.count ?? null,
    carried?.id ?? null,
    stroke?.id ?? null,
    writing?.note ?? null,
    sign?.count ?? null,
  ];
}
