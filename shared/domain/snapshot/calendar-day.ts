/** A day on the calendar of whoever takes the snapshot, written `yyyy-mm-dd`. */
export type CalendarDay = string;

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The day as people write it, "23 November 2026": no two countries read it as different days. */
export function dayInWords(day: CalendarDay): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[(month ?? 0) - 1] ?? ""} ${year}`;
}
