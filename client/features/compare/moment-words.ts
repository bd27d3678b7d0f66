const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A moment as one writes it on this device's clock: "26 Nov, 14:05", with the year when it is not this one. */
export function momentWords(at: number, now = new Date()): string {
  const moment = new Date(at);
  const year = moment.getFullYear();
  const day = `${moment.getDate()} ${MONTHS[moment.getMonth()] ?? ""}`;
  const time = [moment.getHours(), moment.getMinutes()]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
  return `${day}${year === now.getFullYear() ? "" : ` ${year}`}, ${time}`;
}
