import { useEffect, useState } from "react";
import { timeLeft, type Timer } from "#shared/domain/whiteboard/timer.ts";
import { askServerClock, serverNow } from "../sync/server-clock.ts";
import { wordsLastMs } from "../ui/timer-words.ts";

/** Milliseconds that are left, renewed whenever the words for it change; null without a timer. */
export function useTimeLeft(timer: Timer | null): number | null {
  const [, renew] = useState(0);
  const left = timer === null ? null : timeLeft(timer, serverNow());
  useEffect(() => {
    if (left === null) return;
    const next = setTimeout(() => renew((count) => count + 1), wordsLastMs(left));
    return () => clearTimeout(next);
  });
  useEffect(() => {
    if (timer !== null) void askServerClock().then(() => renew((count) => count + 1));
  }, [timer]);
  return left;
}
