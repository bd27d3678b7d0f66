import type { Messages } from "../../messages/messages.ts";

/** A day on the calendar of whoever takes the snapshot, written `yyyy-mm-dd`. */
export type CalendarDay = string;

/** The day as people write it, "23 November 2026": no two countries read it as different days. */
export function dayInWords(day: CalendarDay, { writing }: Pick<Messages, "writing">): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return writing.day(date, month, year);
}
