import { AREA_IDS, AREA_TEXT } from "../areas.ts";
import type { Board } from "../board.ts";
import type { Note } from "../whiteboard/note.ts";
import type { SnapshotOptions } from "./options.ts";
import { plainLines } from "./plain-line.ts";
import { nameWithRole, reportOf, TALKED_ABOUT, was, type Report, type TalkEntry } from "./report.ts";
import { CONVERSATION_AID, CONVERSATION_SPIRIT } from "./sentences.ts";
import { EMPTY_NOTE, noteHead } from "./whiteboard-words.ts";

/** The board as a Markdown page for a wiki, an issue or a shared document; whatever people typed stays plain text. */
export function markdownOf(whole: Board, options: SnapshotOptions): string {
  const report = reportOf(whole, options);
  const { board, title, people, day, stillOpen, sentences, firstComplete, talk, notes } = report;
  const facts = sentences.map(({ figure, rest }) => `- **${figure}** ${rest}`);
  return [
    `# ${escapeMarkdown(title)}`,
    `${people.map((person) => escapeMarkdown(nameWithRole(person))).join(" and ")} · ${day}`,
    ...(stillOpen === null ? [] : [`> ${escapeMarkdown(stillOpen)}`]),
    ...(facts.length === 0 ? [] : [`## Where you are alike\n\n${facts.join("\n")}`]),
    `## Both answers\n\n${answersTable(report)}`,
    ...(firstComplete === null ? [] : [firstComplete]),
    ...(talk.length === 0 ? [] : [`## Talk about this first\n\n${talk.map(talkItem).join("\n")}`]),
    ...(notes.length === 0 ? [] : [`## Notes\n\n${notes.map((note) => noteItem(board, note)).join("\n")}`]),
    "---",
    `${CONVERSATION_AID}. ${CONVERSATION_SPIRIT}`,
  ]
    .join("\n\n")
    .concat("\n");
}

/** Text that Markdown shows as it was typed: nothing in it becomes a link, markup, a table cell or HTML. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~$^]|&(?=#|\w+;)/g, "\\$&").replace(/:(?=\/\/)|(?<=\bwww)\./gi, "\\$&");
}

/** One note as one item of a list. */
function noteItem(board: Board, note: Note): string {
  return `- ${said(`${noteHead(board, note)}:`, plainLines(note.text) || EMPTY_NOTE, "  ")}`;
}

/** One line of the list with what was pinned, ticked and written below it. */
function talkItem(entry: TalkEntry, index: number): string {
  const { heading, fact, prompt, pinned, isTalkedAbout, replies } = entry;
  const marks = [
    ...(pinned === null ? [] : [escapeMarkdown(pinned)]),
    ...(isTalkedAbout ? [TALKED_ABOUT] : []),
  ];
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

function answersTable({ people }: Report): string {
  const cells = (...values: readonly string[]): string => `| ${values.join(" | ")} |`;
  const heads = people.flatMap(({ name }) => [`${name}: rank`, `${name}: points`]).map(escapeMarkdown);
  const rows = AREA_IDS.map((area) => {
    const answers = people.flatMap((person) => person.answers.filter((answer) => answer.area === area));
    return cells(
      AREA_TEXT[area].name,
      ...answers.flatMap(({ place, points, wasPlace, wasPoints }) => [
        `${place ?? "not placed yet"}${was(wasPlace)}`,
        `${points}${was(wasPoints)}`,
      ]),
    );
  });
  const rest = people.flatMap(({ leftToGive }) => ["", String(leftToGive)]);
  return [
    cells("Area", ...heads),
    cells("---", "---:", "---:", "---:", "---:"),
    ...rows,
    ...(people.some(({ leftToGive }) => leftToGive > 0) ? [cells("*Left to give*", ...rest)] : []),
  ].join("\n");
}
