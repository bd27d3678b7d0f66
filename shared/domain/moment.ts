/** The last moment of the year 9999; later ones are no dates that people or calendars write. */
const LAST_MOMENT = 253_402_300_799_999;

/** Is this a moment in whole milliseconds since 1970, of which a date can be made? */
export function isMoment(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= LAST_MOMENT;
}
