import type { Board } from "../board.ts";
import type { SnapshotOptions } from "./options.ts";
import { plainLines } from "./plain-line.ts";
import {
  nameWithRole,
  pointsInWords,
  reportOf,
  TALKED_ABOUT,
  was,
  type PersonAnswers,
  type Report,
  type TalkEntry,
} from "./report.ts";
import { CONVERSATION_AID, CONVERSATION_SPIRIT } from "./sentences.ts";
import { EMPTY_NOTE, noteHead } from "./whiteboard-words.ts";

/** The board as plain text, for a chat or wherever somebody pastes it. */
export function plainTextOf(board: Board, options: SnapshotOptions): string {
  const report = reportOf(board, options);
  const { title, people, day } = report;
  return [
    `${title}\n${people.map(nameWithRole).join(" and ")}, ${day}`,
    ...factParagraphs(report),
    ...talkParagraphs(report.talk),
    ...noteParagraphs(report),
    `${CONVERSATION_AID}. ${CONVERSATION_SPIRIT}`,
  ]
    .join("\n\n")
    .concat("\n");
}

/** What is still open, what is alike, and both answers. */
export function factParagraphs({ stillOpen, sentences, people, firstComplete }: Report): readonly string[] {
  return [
    ...(stillOpen === null ? [] : [stillOpen]),
    ...(sentences.length === 0
      ? []
      : [`Where you are alike\n${sentences.map(({ figure, rest }) => `${figure} ${rest}.`).join("\n")}`]),
    ...people.map(personParagraph),
    ...(firstComplete === null ? [] : [firstComplete]),
  ];
}

/** *Talk about this first*, as far as it goes: nothing where there is nothing to talk about. */
export function talkParagraphs(talk: readonly TalkEntry[]): readonly string[] {
  return talk.length === 0 ? [] : [`Talk about this first\n${talk.map(talkItem).join("\n")}`];
}

/** The notes around the cards, if there are any. */
export function noteParagraphs({ board, notes }: Report): readonly string[] {
  if (notes.length === 0) return [];
  const items = notes.map(
    (note) => `- ${noteHead(board, note)}: ${below(plainLines(note.text) || EMPTY_NOTE)}`,
  );
  return [`Notes\n${items.join("\n")}`];
}

function personParagraph(person: PersonAnswers): string {
  const lines = person.answers.map((answer) => {
    const place = answer.place === null ? "Not placed yet:" : `${answer.place}.`;
    return `${place} ${answer.name}${was(answer.wasPlace)}: ${pointsInWords(answer)}`;
  });
  const left = person.leftToGive === 0 ? [] : [`Left to give: ${person.leftToGive}`];
  return [nameWithRole(person), ...lines, ...left].join("\n");
}

function talkItem(entry: TalkEntry, index: number): string {
  const { heading, fact, prompt, pinned, isTalkedAbout, replies } = entry;
  const marks = [...(pinned === null ? [] : [pinned]), ...(isTalkedAbout ? [TALKED_ABOUT] : [])];
  return [
    [`${index + 1}. ${heading}: ${fact}`, ...(prompt === "" ? [] : [prompt])].join(" "),
    ...(marks.length === 0 ? [] : [`   ${marks.join(". ")}.`]),
    ...replies.map(({ name, text }) => `   ${name}: ${below(text)}`),
  ].join("\n");
}

/** Further lines are set in, so that none of them is taken for a heading or an item. */
function below(text: string): string {
  return text.replaceAll("\n", "\n     ");
}
