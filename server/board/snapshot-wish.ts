import type { CalendarDay } from "#shared/domain/snapshot/calendar-day.ts";
import type { SnapshotExtension } from "#shared/domain/snapshot/file-name.ts";
import { DEFAULT_OPTIONS, type SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import type { Refusal } from "#shared/protocol/refusals.ts";
import { LANGUAGES, type Language } from "#shared/messages/languages.ts";

/** The kinds of file that a script may ask for. */
export const SNAPSHOT_FORMATS: readonly SnapshotExtension[] = ["json", "csv", "md", "svg", "png", "pdf"];

/** What a script asks for. */
export type SnapshotWish = {
  readonly format: SnapshotExtension;
  readonly options: Omit<SnapshotOptions, "whiteboard" | "words">;
  readonly language: Language;
  readonly withNotes: boolean;
  /** Of a PDF. */
  readonly paper: "a4" | "letter";
};

const YES_NO = ["yes", "no"] as const;
const NAMES = ["full", "initials"] as const;
const PAPERS = ["a4", "letter"] as const;
const KNOWN = ["names", "comparison", "talk", "notes", "date", "language"];

/** Names that cannot be a key in the wrong place; only these are said again. */
const HARMLESS_NAME = /^[a-z]{1,16}$/;

/** Reads a wish from a request's query, or says in plain words what is wrong with it. `today` is used without a date. */
export function parseSnapshotWish(
  format: SnapshotExtension,
  query: Readonly<Record<string, unknown>>,
  today: CalendarDay,
): { readonly ok: true; readonly wish: SnapshotWish } | ({ readonly ok: false } & Refusal) {
  const no = (error: string) => ({ ok: false, reason: "bad-parameter", error }) as const;
  const known = format === "pdf" ? [...KNOWN, "paper"] : KNOWN;
  for (const [name, value] of Object.entries(query)) {
    if (name === "paper" && format !== "pdf") return no("paper is for a PDF alone.");
    if (!known.includes(name)) {
      const which = HARMLESS_NAME.test(name)
        ? `There is no parameter “${name}”`
        : "There is no such parameter";
      return no(`${which}; there are ${listed(known)}.`);
    }
    if (typeof value !== "string") return no(`${name} stands there more than once.`);
  }
  const names = oneOf(NAMES, query["names"], DEFAULT_OPTIONS.names);
  if (names === null) return no(`names must be ${NAMES.join(" or ")}.`);
  const comparison = oneOf(YES_NO, query["comparison"], DEFAULT_OPTIONS.withComparison ? "yes" : "no");
  if (comparison === null) return no("comparison must be yes or no.");
  const talk = oneOf(YES_NO, query["talk"], DEFAULT_OPTIONS.withTalk ? "yes" : "no");
  if (talk === null) return no("talk must be yes or no.");
  const notes = oneOf(YES_NO, query["notes"], "no");
  if (notes === null) return no("notes must be yes or no.");
  const language = oneOf(LANGUAGES, query["language"], "en");
  if (language === null) return no(`language must be ${LANGUAGES.join(" or ")}.`);
  const paper = oneOf(PAPERS, query["paper"], "a4");
  if (paper === null) return no(`paper must be ${PAPERS.join(" or ")}.`);
  const date = query["date"] ?? today;
  if (typeof date !== "string" || !isDay(date)) return no("date must be a day, such as 2026-11-23.");
  return {
    ok: true,
    wish: {
      format,
      options: { date, names, withComparison: comparison === "yes", withTalk: talk === "yes" },
      language,
      withNotes: notes === "yes",
      paper,
    },
  };
}

/** The day everywhere at once, since a server does not know where its reader is. */
export function utcDay(now: number): CalendarDay {
  return new Date(now).toISOString().slice(0, 10);
}

function oneOf<Value extends string>(values: readonly Value[], given: unknown, usual: Value): Value | null {
  return given === undefined ? usual : (values.find((value) => value === given) ?? null);
}

/** A day that is on the calendar: not the 31st of June. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isFinite(time) && utcDay(time) === text;
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
