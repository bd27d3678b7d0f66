import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { encodeSyncStep1 } from "#shared/protocol/messages.ts";
import type { Pace } from "./reconnecting.ts";
import type { SaveTracker } from "./save-status.ts";

/*
 * A connection can be dead without anybody telling: the other end is gone, the network is another one, or the device
 * has slept. Nothing but words of the server proves that the line holds, so whoever has not heard any for longer than a
 * living server is ever silent asks, and takes a new line when no answer comes.
 */

/** Milliseconds: the server says something every 15 s at least. */
const QUIET_MS = 16_000;
/** Milliseconds between two looks at the clock. */
const TICK_MS = 1_000;
/** Milliseconds: a look that comes so much too late means that the device has slept, or that the page has stood still. */
const SLEPT_MS = 3_000;
/** Milliseconds that the server has to answer when there is reason for doubt. */
const ANSWER_MS = 1_000;
/** The same when somebody only came back to the page, as over a slow connection. */
const PATIENT_ANSWER_MS = 4_000;
/** Milliseconds after which somebody who comes back need not ask. */
const FRESH_MS = 3_000;
/** Milliseconds that an attempt to connect may take: what was sent while there was no network is never answered. */
const ATTEMPT_MS = 10_000;
/** The same while a network is expected any moment. */
const HURRIED_ATTEMPT_MS = 2_500;
/** Milliseconds: an attempt that is younger was made with what is known now. */
const YOUNG_ATTEMPT_MS = 500;
/** Milliseconds after which the others are told again that this page is here; they forget it after 30 s. */
const RENEW_MS = 10_000;

/**
 * Watches the line to the server from now on: looks for another one at once when the device wakes up, finds a network,
 * or somebody comes back to the page, and tells the tracker while it is not known whether the line holds. Returns how to
 * stop.
 */
export function watchLine(
  provider: WebsocketProvider,
  pace: Pace,
  saves: Pick<SaveTracker, "doubt" | "whenUnanswered">,
): () => void {
  let tickedAt = Date.now();
  let attemptedAt = Date.now();
  let answerBy = Infinity;
  let question: ReturnType<typeof setTimeout> | undefined;
  let attempt: ReturnType<typeof setTimeout> | undefined;
  let isDoubtful = false;
  let heardAt = Date.now();
  let renewedAt = 0;

  const silence = (): number => Date.now() - heardAt;
  const setDoubtful = (is: boolean): void => {
    if (is === isDoubtful) return;
    isDoubtful = is;
    saves.doubt(is);
  };
  const settle = (): void => {
    clearTimeout(question);
    answerBy = Infinity;
    setDoubtful(false);
  };
  const takeNewLine = (): void => {
    // What is not known stays so until the old line has been told to be none.
    if (!provider.shouldConnect) return;
    provider.disconnect();
    provider.connect();
  };
  const boundAttempt = (): void => {
    clearTimeout(attempt);
    attempt = setTimeout(
      () => {
        if (!provider.wsconnected && provider.ws !== null) takeNewLine();
      },
      pace.isHurrying() ? HURRIED_ATTEMPT_MS : ATTEMPT_MS,
    );
  };
  const look = (answerMs: number): void => {
    const { ws } = provider;
    if (!provider.shouldConnect) return;
    if (ws === null) return provider.connect();
    if (!provider.wsconnected) {
      if (Date.now() - attemptedAt >= YOUNG_ATTEMPT_MS) takeNewLine();
      else boundAttempt();
      return;
    }
    if (ws.readyState !== ws.OPEN) return takeNewLine();
    const now = Date.now();
    if (now + answerMs < answerBy) {
      answerBy = now + answerMs;
      ws.send(new Uint8Array(encodeSyncStep1(Y.encodeStateVector(provider.doc))));
    }
    // Also when it has been asked: a timer stands still while the device sleeps, and the answer is due all the same.
    clearTimeout(question);
    question = setTimeout(takeNewLine, Math.max(answerBy - now, 0));
  };
  const doubt = (): void => {
    if (provider.wsconnected) setDoubtful(true);
    look(ANSWER_MS);
  };
  const wake = (): void => {
    pace.hurry();
    doubt();
  };
  const comeBack = (): void => {
    if (document.visibilityState === "hidden") return;
    if (silence() > QUIET_MS) doubt();
    else if (provider.ws === null || silence() > FRESH_MS) look(PATIENT_ANSWER_MS);
  };
  const tick = (): void => {
    const late = Date.now() - tickedAt - TICK_MS;
    tickedAt = Date.now();
    if (late > SLEPT_MS) return wake();
    if (provider.wsconnected && silence() > QUIET_MS) doubt();
  };
  const onStatus = ({ status }: { readonly status: string }): void => {
    settle();
    heardAt = Date.now();
    if (status !== "connecting") return;
    attemptedAt = heardAt;
    boundAttempt();
  };
  const heard = (): void => {
    heardAt = Date.now();
    settle();
    const { awareness } = provider;
    const state = awareness.getLocalState();
    // A page that nobody looks at has hardly any timers, so its own may come too late; what the server says comes.
    if (state === null || Math.abs(heardAt - renewedAt) < RENEW_MS) return;
    renewedAt = heardAt;
    awareness.setLocalState(state);
  };
  const { messageHandlers } = provider;
  const handlers = messageHandlers.slice();
  handlers.forEach((handle, type) => {
    messageHandlers[type] = (...message) => {
      heard();
      handle(...message);
    };
  });

  provider.on("status", onStatus);
  if (provider.ws !== null && !provider.wsconnected) boundAttempt();
  saves.whenUnanswered(() => look(ANSWER_MS));
  const ticking = setInterval(tick, TICK_MS);
  const stops = [
    listen(window, "online", wake),
    listen(window, "offline", () => look(ANSWER_MS)),
    listen(window, "focus", comeBack),
    listen(window, "pageshow", (event) => {
      if ((event as PageTransitionEvent).persisted) wake();
    }),
    listen(document, "resume", wake),
    listen(document, "visibilitychange", comeBack),
  ];
  return () => {
    clearInterval(ticking);
    clearTimeout(question);
    clearTimeout(attempt);
    provider.off("status", onStatus);
    saves.whenUnanswered(null);
    handlers.forEach((handle, type) => (messageHandlers[type] = handle));
    for (const stop of stops) stop();
  };
}

function listen(on: EventTarget, type: string, listener: (event: Event) => void): () => void {
  on.addEventListener(type, listener);
  return () => on.removeEventListener(type, listener);
}
