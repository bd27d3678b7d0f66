import { remainingPoints } from "../allocation.ts";
import { AREA_TEXT } from "../areas.ts";
import type { Board } from "../board.ts";
import { compare } from "../comparison.ts";
import { SEAT_IDS, SEAT_ROLE, type SeatId } from "../seats.ts";
import type { Note } from "../whiteboard/note.ts";
import type { Whiteboard } from "../whiteboard/whiteboard.ts";
import { dayInWords, type CalendarDay } from "./calendar-day.ts";
import { plainLine, plainLines, plainName, plainTitle } from "./plain-line.ts";
import { CONVERSATION_AID, incompleteNote, sentencesOf, talkLinesOf } from "./sentences.ts";
import { EMPTY_NOTE, noteHead } from "./whiteboard-words.ts";

/** The board as a Markdown page for a wiki, an issue or a shared document; whatever people typed stays plain text. */
export function markdownOf(board: Board, date: CalendarDay, whiteboard?: Whiteboard): string {
  const note = incompleteNote(board);
  const talk = talkLinesOf(board);
  return [
    `# ${escapeMarkdown(plainTitle(board))}`,
    `${SEAT_IDS.map((seat) => personOf(board, seat)).join(" and ")} · ${dayInWords(date)}`,
    ...(note === null ? [] : [`> ${escapeMarkdown(note)}`]),
    [
      "## Where you are alike",
      "",
      ...sentencesOf(board).map(({ figure, rest }) => `- **${figure}** ${rest}`),
    ].join("\n"),
    `## Both answers\n\n${answersTable(board)}`,
    ...(talk.length === 0
      ? []
      : [
          [
            "## Talk about this first",
            "",
            ...talk.map(
              ({ heading, fact, prompt }, index) => `${index + 1}. **${heading}**: ${fact} *${prompt}*`,
            ),
          ].join("\n"),
        ]),
    ...(whiteboard === undefined || whiteboard.notes.length === 0
      ? []
      : [`## Notes\n\n${whiteboard.notes.map((each) => noteItem(board, each)).join("\n")}`]),
    "---",
    `${CONVERSATION_AID}. No judgment. There are no right or wrong answers.`,
  ]
    .join("\n\n")
    .concat("\n");
}

/** Text that Markdown shows as it was typed: nothing in it becomes a link, markup, a table cell or HTML. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~$^]|&(?=#|\w+;)/g, "\\$&").replace(/:(?=\/\/)|(?<=\bwww)\./gi, "\\$&");
}

/** One note as one item of a list, its lines below each other; none of them can begin a heading, a list or a rule. */
function noteItem(board: Board, note: Note): string {
  const [first = EMPTY_NOTE, ...more] = plainLines(note.text)
    .split("\n")
    .filter((line) => line !== "")
    .map(escapeMarkdown);
  const below = more.map((line) => line.replace(/^[-+=]/, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2"));
  return `- **${escapeMarkdown(noteHead(board, note))}:** ${[first, ...below].join("\\\n  ")}`;
}

function personOf(board: Board, seat: SeatId): string {
  const role = plainLine(board.names[seat]) === "" ? "" : ` (${SEAT_ROLE[seat].toLowerCase()})`;
  return `${escapeMarkdown(plainName(board, seat))}${role}`;
}

function answersTable(board: Board): string {
  const { left, right } = { left: plainName(board, "left"), right: plainName(board, "right") };
  const cells = (...values: readonly string[]): string => `| ${values.join(" | ")} |`;
  const heads = [left, right].flatMap((name) => [`${name}: rank`, `${name}: points`]).map(escapeMarkdown);
  const rows = compare(board.answers).rows.map(({ area, places, points }) =>
    cells(AREA_TEXT[area].name, ...SEAT_IDS.flatMap((seat) => [rank(places[seat]), String(points[seat])])),
  );
  const remaining = SEAT_IDS.map((seat) => remainingPoints(board.answers[seat].points));
  const rest = remaining.flatMap((points) => ["", String(points)]);
  return [
    cells("Area", ...heads),
    cells("---", "---:", "---:", "---:", "---:"),
    ...rows,
    ...(remaining.some((points) => points > 0) ? [cells("*Left to give*", ...rest)] : []),
  ].join("\n");
}

function rank(place: number | null): string {
  return place === null ? "not placed yet" : String(place);
}
