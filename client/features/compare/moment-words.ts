/** A moment as one writes it, on this device's clock: "26 Nov, 14:05", with the year when it is not this one. */
export function momentWords(at: number, locale: string, now = new Date()): string {
  const moment = new Date(at);
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: moment.getFullYear() === now.getFullYear() ? undefined : "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(moment);
}
