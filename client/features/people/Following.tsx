import { useEffect, useRef } from "react";
import { nameOf } from "#shared/domain/board.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { together } from "#shared/messages/en/together.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useLiveBoard } from "../../hooks/use-board.ts";
import { messagesNow } from "../../language/language.ts";
import { useMessages } from "../../language/use-messages.ts";
import { announce } from "../../ui/announcer.ts";
import { prefersStillness } from "../../ui/spring.ts";
import { boardTop, scrollBoardTo } from "./board-scroll.ts";
import { onOwnAct } from "./own-act.ts";
import styles from "./Following.module.css";

/** A page whose connection breaks off is gone for a moment; only longer than this it has left. */
const GRACE_MS = 4000;

/** Tells the others what part of the board this page shows, and goes along with the page that is followed. */
export function Following() {
  useTellingView();
  const { seats: seatWords, together: words } = useMessages({ seats, together });
  const { followed, follow } = useBoardPage();
  const names = useLiveBoard((board) => board.names);
  const name = followed && nameOf({ names }, followed.seat, seatWords);
  const isToldOf = useRef<string | null>(null);
  const end = (sentence: string): void => {
    isToldOf.current = null;
    announce(sentence);
    follow(null);
  };
  useGoingAlong(end, name ?? "");
  useEffect(() => {
    const last = isToldOf.current;
    isToldOf.current = name;
    if (name !== null && last !== name) announce(messagesNow({ together }).together.followingUntil(name));
    // Choosing a step ended it.
    else if (name === null && last !== null) announce(messagesNow({ together }).together.noLonger(last));
  }, [name]);
  if (followed === null || name === null) return null;
  return (
    <div
      className={`${styles.pill} ${styles[followed.seat]}`}
      role="group"
      aria-label={words.following(name)}
    >
      <i aria-hidden="true" />
      <span>
        {words.followingParts.before}
        <bdi>{name}</bdi>
        {words.followingParts.after}
      </span>
      <button type="button" onClick={() => end(words.noLonger(name))}>
        {words.stop}
      </button>
    </div>
  );
}

/** Says which column this page shows and how far down, whenever that changes. */
function useTellingView(): void {
  const { session, step, shown } = useBoardPage();
  useEffect(() => {
    let frame = 0;
    const tell = (): void => {
      frame = 0;
      const top = boardTop(shown);
      if (top !== null) session.presence.look({ shown, top });
    };
    const tellSoon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(tell);
    };
    tellSoon();
    addEventListener("scroll", tellSoon, { capture: true, passive: true });
    addEventListener("resize", tellSoon);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", tellSoon, { capture: true });
      removeEventListener("resize", tellSoon);
    };
  }, [session, step, shown]);
}

/** Looks where the followed page looks, until its own person acts or the other one has left. */
function useGoingAlong(end: (sentence: string) => void, name: string): void {
  const { session, step, shown, followed, goAlong } = useBoardPage();
  const latest = useRef({ end, goAlong, name });
  useEffect(() => {
    latest.current = { end, goAlong, name };
  });
  const participant = followed?.participant;
  useEffect(() => {
    if (participant === undefined) return;
    const { presence } = session;
    let leaving: ReturnType<typeof setTimeout> | undefined;
    let frame = 0;
    const scroll = (): void => {
      frame = 0;
      const page = presence.pages.find((each) => each.participant === participant);
      if (page?.view === undefined || page.step !== step) return;
      const hand = page.hand?.kind === "card" ? `${page.hand.seat}/${page.hand.area}` : null;
      const held = hand === null ? null : document.querySelector(`[data-anchor="card:${CSS.escape(hand)}"]`);
      scrollBoardTo(page.view.top, shown, held, prefersStillness() ? "instant" : "smooth");
    };
    const along = (): void => {
      const page = presence.pages.find((each) => each.participant === participant);
      if (page === undefined) {
        leaving ??= setTimeout(() => {
          latest.current.end(messagesNow({ together }).together.hasLeft(latest.current.name));
        }, GRACE_MS);
        return;
      }
      clearTimeout(leaving);
      leaving = undefined;
      const column = page.hand?.seat ?? page.view?.shown ?? shown;
      if (page.step !== step || column !== shown) latest.current.goAlong(page.step, column);
      if (frame === 0) frame = requestAnimationFrame(scroll);
    };
    along();
    const stopListening = presence.onMovement(along);
    const stopWatching = onOwnAct(() =>
      latest.current.end(messagesNow({ together }).together.noLonger(latest.current.name)),
    );
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(leaving);
      stopListening();
      stopWatching();
    };
  }, [session, participant, step, shown]);
}
