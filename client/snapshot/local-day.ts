import type { CalendarDay } from "#shared/domain/snapshot/calendar-day.ts";

/** The day on the calendar of this device: what people here mean by "today". */
export function localDay(date: Date): CalendarDay {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
