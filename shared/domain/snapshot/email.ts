import type { Board } from "../board.ts";
import { listed } from "./listed.ts";
import type { SnapshotOptions } from "./options.ts";
import { factParagraphs, noteParagraphs, talkParagraphs } from "./plain-text.ts";
import { nameWithRole, reportOf, type Report } from "./report.ts";

/** A snapshot as an e-mail. */
export type Email = {
  readonly subject: string;
  /** Short enough for the link of `mailtoOf`; it says itself what was left out for that. */
  readonly text: string;
  /** The same with nothing left out, for copying. */
  readonly whole: string;
  /** What was left out of `text`, "the replies and the notes", or null when nothing was. */
  readonly leftOut: string | null;
};

/** Characters of a `mailto:` link that every system hands on to its e-mail program; Windows stops at 2,083. */
export const MAX_MAILTO_LENGTH = 2_000;

/** Encoded characters of the title and of a name where nothing else helps any more. */
const SHORT_TITLE = 150;
const SHORT_NAME = 60;

/** The board as an e-mail that asks whether the other remembers it in the same way. */
export function emailOf(board: Board, options: SnapshotOptions): Email {
  const report = reportOf(board, options);
  const { title: subject } = report;
  const whole = letterOf(report, null);
  const fits = (text: string): boolean => mailtoOf({ subject, text }).length <= MAX_MAILTO_LENGTH;
  if (fits(whole)) return { subject, text: whole, whole, leftOut: null };
  for (const { report: shorter, leftOut } of shortened(report)) {
    const text = letterOf(shorter, leftOut);
    if (fits(text)) return { subject, text, whole, leftOut };
  }
  return { ...shortest(report), whole };
}

/** The link that opens an e-mail program with this e-mail, to whomever it will be addressed. */
export function mailtoOf({ subject, text }: Pick<Email, "subject" | "text">): string {
  // RFC 6068: lines end with CR LF.
  const body = text.trimEnd().replaceAll("\n", "\r\n");
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

function letterOf(report: Report, leftOut: string | null): string {
  const { people, day, words } = report;
  const { aid, spirit, email } = words.snapshot;
  return [
    email.opening(listed(people.map(nameWithRole), words), day),
    ...factParagraphs(report),
    ...talkParagraphs(report),
    ...noteParagraphs(report),
    ...(leftOut === null ? [] : [email.leftOut(leftOut)]),
    email.asking,
    `${aid}. ${spirit}`,
  ]
    .join("\n\n")
    .concat("\n");
}

type Shorter = { readonly report: Report; readonly leftOut: string };

/** Less and less, what is longest and least needed first. What was not there is not said to be left out. */
function shortened(report: Report): readonly Shorter[] {
  const { email } = report.words.snapshot;
  const hasReplies = report.talk.some(({ replies }) => replies.length > 0);
  const notes = report.notes.length === 0 ? [] : [email.theNotes];
  const replies = hasReplies ? [email.theReplies] : [];
  const withoutNotes = { ...report, notes: [] };
  const withoutReplies = {
    ...withoutNotes,
    talk: report.talk.map((entry) => ({ ...entry, replies: [] })),
  };
  const withoutPrompts = {
    ...withoutReplies,
    talk: withoutReplies.talk.map((entry) => ({ ...entry, prompt: "" })),
  };
  const firstThree = { ...withoutPrompts, talk: withoutPrompts.talk.slice(0, 3) };
  const withoutTalk = { ...withoutNotes, talk: [] };
  return [
    { report: withoutNotes, parts: notes },
    { report: withoutReplies, parts: [...replies, ...notes] },
    { report: withoutPrompts, parts: [email.theQuestions, ...replies, ...notes] },
    { report: firstThree, parts: [email.theRestOfTalk, email.theQuestions, ...replies, ...notes] },
    { report: withoutTalk, parts: [email.theTalk, ...replies, ...notes] },
  ].map(({ report: shorter, parts }) => ({ report: shorter, leftOut: listed(parts, report.words) }));
}

/** Only both answers and what is alike, with long names and a long title cut. */
function shortest(report: Report): Omit<Email, "whole"> {
  const people = report.people.map((person) => ({
    ...person,
    name: cut(person.name, SHORT_NAME),
    answers: person.answers.map((answer) => ({ ...answer, wasPlace: null, wasPoints: null })),
  }));
  const bare = { ...report, people, stillOpen: null, firstComplete: null, talk: [], notes: [] };
  const leftOut = report.words.snapshot.email.nearlyAll;
  return { subject: cut(report.title, SHORT_TITLE), text: letterOf(bare, leftOut), leftOut };
}

/** As many whole characters as fit into so many characters of a link. */
function cut(text: string, encoded: number): string {
  if (encodeURIComponent(text).length <= encoded) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    if (encodeURIComponent(`${kept}${segment}…`).length > encoded) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
