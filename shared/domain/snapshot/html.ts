import { AREA_IDS, AREA_TEXT } from "../areas.ts";
import type { Board } from "../board.ts";
import type { SnapshotOptions } from "./options.ts";
import { plainLines } from "./plain-line.ts";
import { nameWithRole, reportOf, TALKED_ABOUT, was, type Report, type TalkEntry } from "./report.ts";
import { CONVERSATION_AID, CONVERSATION_SPIRIT } from "./sentences.ts";
import { EMPTY_NOTE, noteHead } from "./whiteboard-words.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * The board as a piece of HTML, to be pasted with a real table into a document or an e-mail. Whatever people typed is
 * text in it; it holds no link, no script, no style and no picture.
 */
export function htmlOf(board: Board, options: SnapshotOptions): string {
  const report = reportOf(board, options);
  const { title, people, day, stillOpen, sentences, firstComplete, talk } = report;
  return [
    element("h1", escapeHtml(title)),
    element("p", escapeHtml(`${people.map(nameWithRole).join(" and ")}, ${day}`)),
    ...(stillOpen === null ? [] : [element("p", escapeHtml(stillOpen))]),
    ...(sentences.length === 0 ? [] : [heading("Where you are alike"), sentenceList(report)]),
    heading("Both answers"),
    answersTable(report),
    ...(firstComplete === null ? [] : [element("p", escapeHtml(firstComplete))]),
    ...(talk.length === 0
      ? []
      : [heading("Talk about this first"), element("ol", talk.map(talkItem).join("\n"))]),
    ...(report.notes.length === 0 ? [] : [heading("Notes"), noteList(report)]),
    element("p", escapeHtml(`${CONVERSATION_AID}. ${CONVERSATION_SPIRIT}`)),
  ]
    .join("\n")
    .concat("\n");
}

function answersTable({ people }: Report): string {
  const heads = people.flatMap((person) => [`${person.name}: rank`, `${person.name}: points`]);
  const rows = AREA_IDS.map((area) => {
    const cells = people.flatMap(({ answers }) => {
      const answer = answers.find((each) => each.area === area);
      if (answer === undefined) return [];
      const rank = answer.place === null ? "not placed yet" : String(answer.place);
      return [`${rank}${was(answer.wasPlace)}`, `${answer.points}${was(answer.wasPoints)}`];
    });
    return rowOf(AREA_TEXT[area].name, cells);
  });
  const isOpen = people.some(({ leftToGive }) => leftToGive > 0);
  const left = rowOf(
    "Left to give",
    people.flatMap(({ leftToGive }) => ["", String(leftToGive)]),
  );
  const head = ["Area", ...heads].map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
  return `<table border="1" cellpadding="6" cellspacing="0">\n${[
    element("thead", element("tr", head)),
    element("tbody", [...rows, ...(isOpen ? [left] : [])].join("\n")),
  ].join("\n")}\n</table>`;
}

function rowOf(name: string, cells: readonly string[]): string {
  const data = cells.map((text) => `<td align="right">${escapeHtml(text)}</td>`).join("");
  return element("tr", `<th scope="row" align="left">${escapeHtml(name)}</th>${data}`);
}

function sentenceList({ sentences }: Report): string {
  const items = sentences.map(({ figure, rest }) =>
    element("li", `${element("b", escapeHtml(figure))} ${escapeHtml(rest)}`),
  );
  return element("ul", items.join("\n"));
}

function talkItem({ heading: head, fact, prompt, pinned, isTalkedAbout, replies }: TalkEntry): string {
  const marks = [...(pinned === null ? [] : [pinned]), ...(isTalkedAbout ? [TALKED_ABOUT] : [])];
  return element(
    "li",
    [
      `${element("b", escapeHtml(head))}: ${escapeHtml(fact)} ${element("i", escapeHtml(prompt))}`,
      ...(marks.length === 0 ? [] : [escapeHtml(`${marks.join(". ")}.`)]),
      ...replies.map(({ name, text }) => `${element("b", escapeHtml(`${name}:`))} ${lines(text)}`),
    ].join("<br>"),
  );
}

function noteList({ board, notes }: Report): string {
  const items = notes.map((note) =>
    element(
      "li",
      `${element("b", escapeHtml(`${noteHead(board, note)}:`))} ${lines(plainLines(note.text) || EMPTY_NOTE)}`,
    ),
  );
  return element("ul", items.join("\n"));
}

function heading(text: string): string {
  return element("h2", escapeHtml(text));
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll("\n", "<br>");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
