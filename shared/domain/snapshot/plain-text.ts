import type { Board } from "../board.ts";
import { listed } from "./listed.ts";
import type { SnapshotOptions } from "./options.ts";
import { plainLines } from "./plain-line.ts";
import {
  marksOf,
  nameWithRole,
  pointsInWords,
  reportOf,
  was,
  type PersonAnswers,
  type Report,
  type TalkEntry,
} from "./report.ts";
import { noteHead } from "./whiteboard-words.ts";

/** The board as plain text, for a chat or wherever somebody pastes it. */
export function plainTextOf(board: Board, options: SnapshotOptions): string {
  const report = reportOf(board, options);
  const { title, people, day, words } = report;
  return [
    `${title}\n${listed(people.map(nameWithRole), words)}, ${day}`,
    ...factParagraphs(report),
    ...talkParagraphs(report),
    ...noteParagraphs(report),
    `${words.snapshot.aid}. ${words.snapshot.spirit}`,
  ]
    .join("\n\n")
    .concat("\n");
}

/** What is still open, what is alike, and both answers. */
export function factParagraphs(report: Report): readonly string[] {
  const { stillOpen, sentences, people, firstComplete, words } = report;
  const facts = sentences.map(({ figure, rest }) => `${figure} ${rest}.`);
  return [
    ...(stillOpen === null ? [] : [stillOpen]),
    ...(sentences.length === 0 ? [] : [`${words.snapshot.alike}\n${facts.join("\n")}`]),
    ...people.map((person) => personParagraph(person, report)),
    ...(firstComplete === null ? [] : [firstComplete]),
  ];
}

/** *Talk about this first*, as far as it goes: nothing where there is nothing to talk about. */
export function talkParagraphs(report: Report): readonly string[] {
  const { talk, words } = report;
  const items = talk.map((entry, index) => talkItem(entry, index, report));
  return items.length === 0 ? [] : [`${words.snapshot.talkFirst}\n${items.join("\n")}`];
}

/** The notes around the cards, if there are any. */
export function noteParagraphs({ board, notes, words }: Report): readonly string[] {
  if (notes.length === 0) return [];
  const items = notes.map(
    (note) => `- ${noteHead(board, note, words)}: ${below(plainLines(note.text) || words.noted.emptyNote)}`,
  );
  return [`${words.snapshot.notes}\n${items.join("\n")}`];
}

function personParagraph(person: PersonAnswers, { words }: Report): string {
  const { snapshot } = words;
  const lines = person.answers.map((answer) => {
    const place = answer.place === null ? `${snapshot.notPlacedHeading}:` : `${answer.place}.`;
    return `${place} ${answer.name}${was(answer.wasPlace, words)}: ${pointsInWords(answer, words)}`;
  });
  const left = person.leftToGive === 0 ? [] : [`${snapshot.leftToGive}: ${person.leftToGive}`];
  return [nameWithRole(person), ...lines, ...left].join("\n");
}

function talkItem(entry: TalkEntry, index: number, { words }: Report): string {
  const { heading, fact, prompt, replies } = entry;
  const marks = marksOf(entry, words);
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
