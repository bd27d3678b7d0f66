import { useRef, useState, type RefObject } from "react";
import { AREA_COUNT, AREA_IDS, type AreaId } from "#shared/domain/areas.ts";
import { nameOf, type Board } from "#shared/domain/board.ts";
import { pinnedAreas } from "#shared/domain/conversation.ts";
import { talkLinesOf, type TalkLine } from "#shared/domain/snapshot/sentences.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { facts } from "#shared/messages/en/facts.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { talk } from "#shared/messages/en/talk.ts";
import type { Messages } from "#shared/messages/messages.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useMessages } from "../../language/use-messages.ts";
import { Glide } from "../../ui/Glide.tsx";
import { useFocusWish } from "../../ui/focus.ts";
import type { AreaFocus } from "./ComparisonView.tsx";
import { TalkItem } from "./TalkItem.tsx";
import { useTalkRights } from "./use-talk-rights.ts";
import styles from "./TalkList.module.css";

/** A line of the list: what was compared, or an area that cannot be compared yet. */
type Line = Omit<TalkLine, "kind"> & { readonly kind: TalkLine["kind"] | "open" };

/**
 * What to talk about first, all six areas: each can be pinned and ticked, and the one in focus has its question, what
 * both write to it, and a timer.
 */
export function TalkList({ board, focus, onFocus }: { readonly board: Board } & AreaFocus) {
  const { conversation } = board;
  const words = useMessages({ areas, facts, seats, talk });
  const list = useRef<HTMLDivElement>(null);
  const requestFocus = useFocusWish(list);
  const rights = useTalkRights();
  const isPast = useBoardPage().session.past !== null;
  const names = {
    left: nameOf(board, "left", words.seats),
    right: nameOf(board, "right", words.seats),
  };
  const compared = talkLinesOf(board, words);
  const { lines, hold } = useStillOrder(list, [...compared, ...openLines(compared, words)]);
  const pinned = pinnedAreas(conversation);
  const isNext = ({ area, kind }: Line): boolean =>
    !conversation.talked.includes(area) && (kind === "difference" || pinned.includes(area));
  const open = focus ?? lines.find(isNext)?.area ?? null;
  return (
    <div ref={list} className={styles.talk} {...hold}>
      <div className={styles.head}>
        <h2 id="talk-first">{words.talk.heading}</h2>
        {conversation.talked.length === 0 ? null : (
          <p>{words.talk.talkedCount(conversation.talked.length, AREA_COUNT)}</p>
        )}
      </div>
      {compared.length === 0 && !isPast ? (
        <p className={styles.empty}>
          {words.talk.empty.before}
          <bdi>{names.left}</bdi>
          {words.talk.empty.between(names.right)}
          <bdi>{names.right}</bdi>
          {words.talk.empty.after}
        </p>
      ) : null}
      {/* A past board says so of itself, above. */}
      {rights.seat === null && !isPast ? <p className={styles.why}>{rights.whyNot}</p> : null}
      <Glide className={styles.items}>
        <ol aria-labelledby="talk-first">
          {lines.map((line) => (
            <TalkItem
              key={line.area}
              board={board}
              line={line}
              rights={rights}
              isOpen={line.area === open}
              isFocused={line.area === focus}
              onFocus={onFocus}
              onMoved={requestFocus}
            />
          ))}
        </ol>
      </Glide>
    </div>
  );
}

function openLines(compared: readonly TalkLine[], words: Pick<Messages, "areas" | "facts">): readonly Line[] {
  return AREA_IDS.filter((area) => compared.every((line) => line.area !== area)).map((area) => ({
    area,
    kind: "open",
    heading: words.areas[area].name,
    fact: words.facts.notPlacedByBoth,
    prompt: words.areas[area].prompt,
  }));
}

/**
 * The lines in their order, which stands still while somebody writes in one of them or presses on one: nothing slips
 * away from under a finger or a caret.
 */
function useStillOrder(list: RefObject<HTMLDivElement | null>, wanted: readonly Line[]) {
  const [held, setHeld] = useState<readonly AreaId[] | null>(null);
  const order = wanted.map(({ area }) => area);
  const lines =
    held === null ? wanted : wanted.toSorted((a, b) => held.indexOf(a.area) - held.indexOf(b.area));
  const isWriting = (): boolean => {
    const { activeElement } = document;
    return activeElement instanceof HTMLTextAreaElement && list.current?.contains(activeElement) === true;
  };
  // The click that a press becomes comes after it, and after that the order may change.
  const letGo = (): void => void setTimeout(() => isWriting() || setHeld(null));
  return {
    lines,
    hold: {
      onPointerDown: () => {
        setHeld(held ?? order);
        addEventListener("pointerup", letGo, { once: true });
        addEventListener("pointercancel", letGo, { once: true });
      },
      onFocus: () => {
        if (isWriting()) setHeld(held ?? order);
      },
      onBlur: letGo,
    },
  };
}
