import { plural } from "../plural.ts";

/** The soft timer of a step. */
export const timer = {
  timer: "Timer",
  minutes: (count: number) => `${count} min`,
  moreMinutes: (count: number) => `+${count} min`,
  /** What a clock says, such as "4:59" and "left". */
  running: (digits: string, leftOrOver: string) => `Timer, ${digits} ${leftOrOver}`,
  hint: (step: string) => `A timer for ${step}, seen by everybody`,
  menu: (step: string) => `Timer for ${step}`,
  offer: (step: string) => `A timer for ${step}, for everybody`,
  forAll: (step: string) => `For ${step}, and for everybody`,
  started: (step: string, minutes: number) =>
    `Timer for ${step}: ${minutes} ${plural(minutes, "minute", "minutes")}.`,
  more: (minutes: number) => `${minutes} ${plural(minutes, "minute", "minutes")} more`,
  extended: (minutes: number) => `${minutes} ${plural(minutes, "minute", "minutes")} more.`,
  stop: "Stop",
  stopped: (step: string) => `Timer for ${step} stopped.`,
  tell: "Tell me when it is over",
  tellHow: "Only on this page, once, without a sound",
  isOver: (step: string) => `The time for ${step} is over.`,
  takeYourTime: (step: string) => `The time for ${step} is over. Take what you need.`,
  ok: "OK",
};
