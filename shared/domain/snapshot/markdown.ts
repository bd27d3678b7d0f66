import { AREA_IDS } from "../areas.ts";
import type { Board } from "../board.ts";
import type { Note } from "../whiteboard/note.ts";
import { listed } from "./listed.ts";
import type { SnapshotOptions } from "./options.ts";
import { plainLines } from "./plain-line.ts";
import { marksOf, nameWithRole, reportOf, was, type Report, type TalkEntry } from "./report.ts";
import { noteHead } from "./whiteboard-words.ts";

/** The board as a Markdown page for a wiki, an issue or a shared document; whatever people typed stays plain text. */
export function markdownOf(whole: Board, options: SnapshotOptions): string {
  const report = reportOf(whole, options);
  const { words, title, people, day, stillOpen, sentences, firstComplete, talk, notes } = report;
  const { snapshot } = words;
  const talkItems = talk.map((entry, index) => talkItem(entry, index, report));
  const facts = sentences.map(({ figure, rest }) => `- **${figure}** ${rest}`);
  return [
    `# ${escapeMarkdown(title)}`,
    `${escapeMarkdown(listed(people.map(nameWithRole), words))} · ${day}`,
    ...(stillOpen === null ? [] : [`> ${escapeMarkdown(stillOpen)}`]),
    ...(facts.length === 0 ? [] : [`## ${snapshot.alike}\n\n${facts.join("\n")}`]),
    `## ${snapshot.bothAnswers}\n\n${answersTable(report)}`,
    ...(firstComplete === null ? [] : [firstComplete]),
    ...(talk.length === 0 ? [] : [`## ${snapshot.talkFirst}\n\n${talkItems.join("\n")}`]),
    ...(notes.length === 0
      ? []
      : [`## ${snapshot.notes}\n\n${notes.map((note) => noteItem(note, report)).join("\n")}`]),
    "---",
    `${snapshot.aid}. ${snapshot.spirit}`,
  ]
    .join("\n\n")
    .concat("\n");
}

/** Text that Markdown shows as it was typed: nothing in it becomes a link, markup, a table cell or HTML. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~$^]|&(?=#|\w+;)/g, "\\$&").replace(/:(?=\/\/)|(?<=\bwww)\./gi, "\\$&");
}

/** One note as one item of a list. */
function noteItem(note: Note, { board, words }: Report): string {
  return `- ${said(`${noteHead(board, note, words)}:`, plainLines(note.text) || words.noted.emptyNote, "  ")}`;
}

/** One line of the list with what was pinned, ticked and written below it. */
function talkItem(entry: TalkEntry, index: number, { words }: Report): string {
  const { heading, fact, prompt, replies } = entry;
  const marks = marksOf(entry, words).map(escapeMarkdown);
  return [
    `${index + 1}. **${heading}**: ${fact} *${prompt}*`,
    ...(marks.length === 0 ? [] : [`   - ${marks.join(". ")}.`]),
    ...replies.map(({ name, text }) => `   - ${said(`${name}:`, text, "     ")}`),
  ].join("\n");
}

/** What somebody wrote, its lines below each other; none of them can begin a heading, a list or a rule. */
function said(who: string, text: string, indent: string): string {
  const [first = "", ...more] = text
    .split("\n")
    .filter((line) => line !== "")
    .map(escapeMarkdown);
  const below = more.map((line) => line.replace(/^[-+=]/, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2"));
  return `**${escapeMarkdown(who)}** ${[first, ...below].join(`\\\n${indent}`)}`;
}

function answersTable({ people, words }: Report): string {
  const { snapshot } = words;
  const cells = (...values: readonly string[]): string => `| ${values.join(" | ")} |`;
  const heads = people
    .flatMap(({ name }) => [snapshot.rankOf(name), snapshot.pointsOf(name)])
    .map(escapeMarkdown);
  const rows = AREA_IDS.map((area) => {
    const answers = people.flatMap((person) => person.answers.filter((answer) => answer.area === area));
    return cells(
      words.areas[area].name,
      ...answers.flatMap(({ place, points, wasPlace, wasPoints }) => [
        `${place ?? snapshot.notPlaced}${was(wasPlace, words)}`,
        `${points}${was(wasPoints, words)}`,
      ]),
    );
  });
  const rest = people.flatMap(({ leftToGive }) => ["", String(leftToGive)]);
  return [
    cells(snapshot.area, ...heads),
    cells("---", "---:", "---:", "---:", "---:"),
    ...rows,
    ...(people.some(({ leftToGive }) => leftToGive > 0) ? [cells(`*${snapshot.leftToGive}*`, ...rest)] : []),
  ].join("\n");
}
