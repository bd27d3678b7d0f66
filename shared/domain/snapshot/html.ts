import type { Language } from "../../messages/languages.ts";
import { AREA_IDS } from "../areas.ts";
import type { Board } from "../board.ts";
import { listed } from "./listed.ts";
import type { SnapshotOptions } from "./options.ts";
import { plainLines } from "./plain-line.ts";
import { marksOf, nameWithRole, reportOf, was, type Report, type TalkEntry } from "./report.ts";
import { noteHead } from "./whiteboard-words.ts";

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
  const { words, title, people, day, stillOpen, sentences, firstComplete, talk } = report;
  const { snapshot } = words;
  const whole = [
    element("h1", escapeHtml(title)),
    element("p", escapeHtml(`${listed(people.map(nameWithRole), words)}, ${day}`)),
    ...(stillOpen === null ? [] : [element("p", escapeHtml(stillOpen))]),
    ...(sentences.length === 0 ? [] : [heading(snapshot.alike), sentenceList(report)]),
    heading(snapshot.bothAnswers),
    answersTable(report),
    ...(firstComplete === null ? [] : [element("p", escapeHtml(firstComplete))]),
    ...(talk.length === 0
      ? []
      : [
          heading(snapshot.talkFirst),
          element("ol", talk.map((entry) => talkItem(entry, report)).join("\n")),
        ]),
    ...(report.notes.length === 0 ? [] : [heading(snapshot.notes), noteList(report)]),
    element("p", escapeHtml(`${snapshot.aid}. ${snapshot.spirit}`)),
  ].join("\n");
  return `${inLanguage(words.writing.language, whole)}\n`;
}

/** English has always been without a frame, and is what a program takes a text for that does not say its language. */
function inLanguage(language: Language, content: string): string {
  return language === "en" ? content : `<div lang="${language}">\n${content}\n</div>`;
}

function answersTable({ people, words }: Report): string {
  const { snapshot } = words;
  const heads = people.flatMap(({ name }) => [snapshot.rankOf(name), snapshot.pointsOf(name)]);
  const rows = AREA_IDS.map((area) => {
    const cells = people.flatMap(({ answers }) => {
      const answer = answers.find((each) => each.area === area);
      if (answer === undefined) return [];
      const rank = answer.place === null ? snapshot.notPlaced : String(answer.place);
      return [`${rank}${was(answer.wasPlace, words)}`, `${answer.points}${was(answer.wasPoints, words)}`];
    });
    return rowOf(words.areas[area].name, cells);
  });
  const isOpen = people.some(({ leftToGive }) => leftToGive > 0);
  const left = rowOf(
    snapshot.leftToGive,
    people.flatMap(({ leftToGive }) => ["", String(leftToGive)]),
  );
  const head = [snapshot.area, ...heads].map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
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

function talkItem(entry: TalkEntry, { words }: Report): string {
  const { heading: head, fact, prompt, replies } = entry;
  const marks = marksOf(entry, words);
  return element(
    "li",
    [
      `${element("b", escapeHtml(head))}: ${escapeHtml(fact)} ${element("i", escapeHtml(prompt))}`,
      ...(marks.length === 0 ? [] : [escapeHtml(`${marks.join(". ")}.`)]),
      ...replies.map(({ name, text }) => `${element("b", escapeHtml(`${name}:`))} ${lines(text)}`),
    ].join("<br>"),
  );
}

function noteList({ board, notes, words }: Report): string {
  const items = notes.map((note) =>
    element(
      "li",
      `${element("b", escapeHtml(`${noteHead(board, note, words)}:`))} ${lines(plainLines(note.text) || words.noted.emptyNote)}`,
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
