import type { SnapshotMessages } from "../../messages/messages.ts";
import type { Whiteboard } from "../whiteboard/whiteboard.ts";
import type { CalendarDay } from "./calendar-day.ts";

/** What the taker of a snapshot decides; every format obeys it in the same way. */
export type SnapshotOptions = {
  readonly date: CalendarDay;
  /** Names as typed, or only their initials wherever the snapshot names somebody. */
  readonly names: "full" | "initials";
  /** What is alike and what differs; without it, both answers stand side by side and nothing weighs them. */
  readonly withComparison: boolean;
  /** *Talk about this first*; without a comparison there is none. */
  readonly withTalk: boolean;
  /** What lies around the cards; without it nothing of it is in the snapshot. */
  readonly whiteboard?: Whiteboard | undefined;
  /** Everything that the snapshot says by itself, in the language that it is made in. */
  readonly words: SnapshotMessages;
};

/** What a snapshot is like unless its taker decides otherwise. */
export const DEFAULT_OPTIONS: Omit<SnapshotOptions, "date" | "words"> = {
  names: "full",
  withComparison: true,
  withTalk: true,
};
