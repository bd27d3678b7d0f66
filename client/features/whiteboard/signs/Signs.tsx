import { useLayoutEffect, useRef } from "react";
import { nameOf } from "#shared/domain/board.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { cardOf, type Point, type Spot } from "#shared/domain/whiteboard/board-space.ts";
import type { Reaction } from "#shared/domain/whiteboard/reactions.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { signs } from "#shared/messages/en/signs.ts";
import { useBoardPage } from "../../../hooks/board-context.tsx";
import { spotToScreen, zoomOf } from "../../../hooks/board-places.ts";
import { useLiveBoard, type BoardSession } from "../../../hooks/use-board.ts";
import { useMessages } from "../../../language/use-messages.ts";
import { ReactionIcon } from "./ReactionIcon.tsx";
import { useSigns } from "./use-signs.ts";
import styles from "./Signs.module.css";

/** Pings where they point, and reactions beside whoever shows them, each for about two seconds. */
export function Signs() {
  const words = useMessages({ seats });
  const names = useLiveBoard((board) => board.names);
  return useSigns().map(({ key, by, clientId, sign }) => {
    const name = nameOf({ names }, by, words.seats);
    return sign.kind === "ping" ? (
      <Ping key={key} by={by} name={name} spot={sign.spot} />
    ) : (
      <ReactionShown key={key} by={by} name={name} clientId={clientId} reaction={sign.reaction} />
    );
  });
}

function ReactionShown(props: {
  readonly by: SeatId;
  readonly name: string;
  readonly clientId: number | null;
  readonly reaction: Reaction;
}) {
  const { by, name, clientId, reaction } = props;
  const { presence } = useBoardPage().session;
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const layer = element.current?.parentElement;
    if (!element.current || !layer) return;
    const { x, y } = placeOfReaction(presence, by, clientId);
    const zoom = zoomOf(layer);
    element.current.style.left = `${x / zoom}px`;
    element.current.style.top = `${y / zoom}px`;
  }, [presence, by, clientId]);
  return (
    <div ref={element} className={`${styles.reaction} ${styles[by]}`} data-sign="reaction">
      <ReactionIcon reaction={reaction} />
      <span>{name}</span>
    </div>
  );
}

function Ping(props: { readonly by: SeatId; readonly name: string; readonly spot: Spot }) {
  const { by, name, spot } = props;
  const words = useMessages({ areas, signs });
  const { pointsAt, pointsAtBoard } = words.signs.behindName;
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const ping = element.current;
    const layer = ping?.parentElement;
    if (!ping || !layer) return;
    const at = spotToScreen(spot);
    if (at === null || !isSeen(at)) {
      // It is on the column that is not shown, or below the edge: where it is is said instead.
      ping.dataset["elsewhere"] = "";
      return;
    }
    const { left, top } = layer.getBoundingClientRect();
    const zoom = zoomOf(layer);
    ping.style.left = `${(at.x - left) / zoom}px`;
    ping.style.top = `${(at.y - top) / zoom}px`;
  }, [spot]);
  return (
    <div ref={element} className={`${styles.ping} ${styles[by]}`} data-sign="ping">
      <i />
      <i />
      <span>
        {name}
        <em> {spot.on === "board" ? pointsAtBoard : pointsAt(words.areas[cardOf(spot.on).area].name)}</em>
      </span>
    </div>
  );
}

/** In pixels of the window: beside the person's pointer, else beside their name, else at the edge. */
function placeOfReaction(presence: BoardSession["presence"], by: SeatId, clientId: number | null): Point {
  const pointer = clientId === null ? null : document.querySelector(`[data-pointer="${clientId}"]`);
  const spot = presence.pages.find((page) => page.clientId === clientId)?.pointer;
  const at = pointer !== null && spot !== undefined ? spotToScreen(spot) : null;
  if (at !== null && isSeen(at)) return { x: at.x + 18, y: at.y - 20 };
  const head = document.querySelector(`[data-anchor="column:${by}"]`)?.getBoundingClientRect();
  if (head !== undefined && head.width > 0 && isSeen({ x: head.left, y: head.top + 20 })) {
    return { x: head.left + Math.min(190, head.width / 2), y: head.top + 12 };
  }
  return { x: innerWidth * (by === "left" ? 0.3 : 0.7), y: innerHeight * 0.6 };
}

function isSeen({ x, y }: Point): boolean {
  return x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
}
