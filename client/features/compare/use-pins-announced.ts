import { useEffect, useRef } from "react";
import { AREA_TEXT } from "#shared/domain/areas.ts";
import { nameOf } from "#shared/domain/board.ts";
import type { Conversation } from "#shared/domain/conversation.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { useEditingSeat, useLiveBoard } from "../../hooks/use-board.ts";
import { announce } from "../../ui/announcer.ts";

/** Says what somebody else pins, once; what one pins oneself is said where it is done. */
export function usePinsAnnounced(pins: Conversation["pins"]): void {
  const own = useEditingSeat();
  const names = useLiveBoard((board) => board.names);
  const last = useRef(pins);
  useEffect(() => {
    const before = last.current;
    last.current = pins;
    for (const seat of SEAT_IDS) {
      const added = pins[seat].filter((area) => !before[seat].includes(area));
      if (seat === own || added.length === 0) continue;
      announce(
        `${nameOf({ names }, seat)} wants to talk about ${added.map((area) => AREA_TEXT[area].name).join(" and ")}.`,
      );
    }
  }, [pins, own, names]);
}
