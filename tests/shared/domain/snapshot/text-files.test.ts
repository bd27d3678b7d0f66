import { expect, test } from "vitest";
import fc from "fast-check";
import { remainingPoints } from "#shared/domain/allocation.ts";
import { changesSinceFirst } from "#shared/domain/changes.ts";
import { compare } from "#shared/domain/comparison.ts";
import { pinnedAreas } from "#shared/domain/conversation.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { fileNameOf } from "#shared/domain/snapshot/file-name.ts";
import { jsonOf, type SnapshotJson } from "#shared/domain/snapshot/json.ts";
import { escapeMarkdown, markdownOf } from "#shared/domain/snapshot/markdown.ts";
import { plainLine, plainLines } from "#shared/domain/snapshot/plain-line.ts";
import { sentencesOf, talkLinesOf } from "#shared/domain/snapshot/sentences.ts";
import { english } from "#shared/messages/en/english.ts";
import { demand, demandSame, failureOf } from "../../../support/property.ts";
import { aBoard, aNote, answers, anyBoard, anyWhiteboard, aStroke, ENGLISH, HOSTILE } from "./boards.ts";

const DATE = "2026-11-23";
const OPTIONS = { ...ENGLISH, date: DATE };

/** The cells of a Markdown table's rows, split where a reader splits them. */
function cellsOf(markdown: string): readonly (readonly string[])[] {
  return markdown
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** A number as it is written with what it was. */
const withWas = (value: number | string, was: number | null | undefined): string =>
  was === null || was === undefined ? String(value) : `${value} (was ${was})`;

test("every number in the Markdown is the comparison's", () => {
  const property = fc.property(anyBoard, (board) => {
    const markdown = markdownOf(board, OPTIONS);
    const [heads, rule, ...rows] = cellsOf(markdown);
    demand(heads?.length === 5 && rule?.length === 5, () => `five columns: ${markdown}`);
    const changes = changesSinceFirst(board);
    const wanted = compare(board.answers).rows.map(({ area, places, points }) => [
      english.areas[area].name,
      ...SEAT_IDS.flatMap((seat) => [
        withWas(places[seat] ?? "not placed yet", changes?.was[area].places[seat]),
        withWas(points[seat], changes?.was[area].points[seat]),
      ]),
    ]);
    const left = SEAT_IDS.map((seat) => remainingPoints(board.answers[seat].points));
    const open = left.some((points) => points > 0)
      ? [["*Left to give*", "", `${left[0]}`, "", `${left[1]}`]]
      : [];
    demandSame(rows, [...wanted, ...open], "table");
    for (const { figure, rest } of sentencesOf(board, english))
      demand(markdown.includes(`- **${figure}** ${rest}`), rest);
    talkLinesOf(board, english).forEach(({ heading, fact }, index) =>
      demand(markdown.includes(`\n${index + 1}. **${heading}**: ${fact} *`), fact),
    );
    demand(markdown.includes(english.snapshot.aid), "line");
  });
  expect(failureOf(property, 200)).toBeNull();
});

test("names in Markdown stay text: no HTML, no link, no cell, no new line", () => {
  for (const name of HOSTILE) {
    const markdown = markdownOf(aBoard({ title: name, names: { left: name, right: name } }), OPTIONS);
    const plain = markdownOf(aBoard({ title: "T", names: { left: "L", right: "R" } }), OPTIONS);
    expect(markdown.split("\n")).toHaveLength(plain.split("\n").length);
    expect(markdown).not.toMatch(/(?<!\\)[<[`]/);
    expect(markdown).not.toMatch(/(?<!\\):\/\//);
  }
  expect(escapeMarkdown("a|b *c* <d> [e](f) \\g http://h www.i.j &amp; R&D")).toBe(
    "a\\|b \\*c\\* \\<d\\> \\[e\\](f) \\\\g http\\://h www\\.i.j \\&amp; R&D",
  );
});

test("Markdown names both people with their roles, and says what is still open", () => {
  const board = aBoard({
    names: { left: "Maya", right: "" },
    answers: { left: aBoard().answers.left, right: answers([], {}) },
  });
  const markdown = markdownOf(board, OPTIONS);
  expect(markdown).toContain("\nMaya (employee) and Manager · 23 November 2026\n");
  expect(markdown).toContain("\n> The manager has not answered yet.\n");
});

test("every number in the JSON is the comparison's, and the answers come back as they were", () => {
  const property = fc.property(anyBoard, (board) => {
    const json = JSON.parse(jsonOf(board, OPTIONS)) as SnapshotJson;
    const { sharedPoints, samePairs, comparablePairs, sharedTop, talk } = compare(
      board.answers,
      pinnedAreas(board.conversation),
    );
    demandSame(json.comparison, { sharedPoints, samePairs, comparablePairs, sharedTop }, "comparison");
    demandSame(
      json.talk?.map(({ area }) => area),
      talk.map(({ area }) => area),
      "talk",
    );
    for (const seat of SEAT_IDS) {
      const { ranking, points, leftToGive, name } = json.answers[seat];
      demandSame(ranking, board.answers[seat].ranking.placed, `${seat} ranking`);
      demandSame(points, board.answers[seat].points, `${seat} points`);
      demandSame(leftToGive, remainingPoints(board.answers[seat].points), `${seat} left`);
      demandSame(name, plainLine(board.names[seat]), `${seat} name`);
    }
    demandSame([json.date, json.mode, json.createdAt], [DATE, board.mode, board.createdAt], "the rest");
  });
  expect(failureOf(property, 200)).toBeNull();
});

test("JSON names its version and holds these fields and no other", () => {
  const secret = { ...aBoard(), editKey: "AAAAAAAAAAAAAAAAAAAAAA", presence: [{ cursor: 1 }] };
  const json = JSON.parse(jsonOf(secret, OPTIONS)) as SnapshotJson;
  expect(Object.keys(json)).toEqual([
    "format",
    "version",
    "language",
    "about",
    "date",
    "title",
    "heading",
    "mode",
    "createdAt",
    "areas",
    "answers",
    "first",
    "stillOpen",
    "comparison",
    "sentences",
    "talk",
    "conversation",
  ]);
  expect([json.format, json.version]).toEqual(["what-matters-snapshot", 1]);
  expect(`${jsonOf(secret, OPTIONS)}${markdownOf(secret, OPTIONS)}`).not.toMatch(/AAAAAA|cursor/);
});

test("notes and ink are in the JSON when asked for, and come back as they were", () => {
  const whiteboard = {
    notes: [
      aNote({ by: "right", spot: { on: "left/learning", x: 0.25, y: 1 / 3 }, text: "[\n1,\n2,\n3\n]" }),
      aNote({ text: "  \u202Eone\r\n\r\ntwo\u0000 " }),
    ],
    strokes: [aStroke({ points: [{ x: -1.5, y: 2.00004, pressure: 0.5 }] })],
  };
  const text = jsonOf(aBoard(), { ...OPTIONS, whiteboard });
  expect((JSON.parse(text) as SnapshotJson).whiteboard).toEqual({
    notes: [
      {
        text: "[\n1,\n2,\n3\n]",
        by: "right",
        name: "Sam",
        color: "sun",
        spot: { on: "left/learning", x: 0.25, y: 0.3333 },
        area: "Learning",
      },
      {
        text: "one\n\ntwo",
        by: "left",
        name: "Maya",
        color: "sun",
        spot: { on: "board", x: 560, y: 470 },
        area: null,
      },
    ],
    strokes: [{ by: "left", name: "Maya", tool: "pen", points: [[-1.5, 2, 0.5]] }],
  });
  expect(text).toContain("\n          [-1.5, 2, 0.5]\n");
  expect(text).not.toMatch(/"id"|"n1"|"s1"/);
});

test("whatever people wrote, the JSON holds every note, every line and nothing that turns text around", () => {
  const property = fc.property(anyBoard, anyWhiteboard, (board, whiteboard) => {
    const text = jsonOf(board, { ...OPTIONS, whiteboard });
    const json = JSON.parse(text) as SnapshotJson;
    const notes = json.whiteboard?.notes.map((note) => note.text);
    demandSame(
      notes,
      whiteboard.notes.map((note) => plainLines(note.text)),
      "notes",
    );
    const points = json.whiteboard?.strokes.map((stroke) => stroke.points.length);
    demandSame(
      points,
      whiteboard.strokes.map((stroke) => stroke.points.length),
      "points",
    );
    demand(!/[\u202A-\u202E\u2066-\u2069\uFFFE\0]/.test(notes?.join("") ?? ""), "a forbidden character");
    demandSame(JSON.parse(jsonOf(board, OPTIONS)), { ...json, whiteboard: undefined }, "the rest");
  });
  expect(failureOf(property, 60)).toBeNull();
});

test("notes in Markdown are one list, whose lines stay text", () => {
  const hostile = "# one\n- two\n\n1. three\n===\n---\n> four\n+ five\na|b <b> [x](http://y)";
  const notes = [
    aNote({ by: "right", spot: { on: "left/learning", x: 0, y: 0 }, text: "Ask\nabout Fridays" }),
    aNote({ text: hostile }),
    aNote({ text: "" }),
  ];
  const markdown = markdownOf(aBoard(), { ...OPTIONS, whiteboard: { notes, strokes: [aStroke()] } });
  expect(markdown).toContain(
    [
      "",
      "## Notes",
      "",
      "- **Sam, on Maya’s card Learning:** Ask\\",
      "  about Fridays",
      "- **Maya:** \\# one\\",
      "  \\- two\\",
      "  1\\. three\\",
      "  \\===\\",
      "  \\---\\",
      "  \\> four\\",
      "  \\+ five\\",
      "  a\\|b \\<b\\> \\[x\\](http\\://y)",
      "- **Maya:** an empty note",
      "",
      "---",
    ].join("\n"),
  );
  expect(markdownOf(aBoard(), { ...OPTIONS, whiteboard: { notes: [], strokes: [aStroke()] } })).toBe(
    markdownOf(aBoard(), OPTIONS),
  );
});

test("whatever people wrote, each note is one item in Markdown, without HTML and without a link", () => {
  const property = fc.property(anyBoard, anyWhiteboard, (board, whiteboard) => {
    const markdown = markdownOf(board, { ...OPTIONS, whiteboard });
    const [, list = ""] = markdown.split("\n## Notes\n\n");
    const items = list.split("\n\n---\n")[0]?.split("\n") ?? [];
    demandSame(items.filter((line) => line.startsWith("- ")).length, whiteboard.notes.length, "items");
    demand(
      items.every((line) => line === "" || /^(- \*\*| {2}[^\s#>+=-])/.test(line)),
      () => items.join("\n"),
    );
    demand(!/(?<!\\)[<`[]/.test(list.split("\n\n---\n")[0] ?? ""), "markup");
  });
  expect(failureOf(property, 60)).toBeNull();
});

test("a line of text keeps what people write and loses what could hide or turn it", () => {
  expect(plainLine("  Zoë\n\tÖzgür  ")).toBe("Zoë Özgür");
  expect(plainLine("\u202Eevil\u202C\u2066x\u2069\u200F")).toBe("evilx");
  expect(plainLine("שרה مريم 👩‍👩‍👧‍👦")).toBe("שרה مريم 👩‍👩‍👧‍👦");
  expect(plainLine("\uD800a\uFFFE\u0000b")).toBe("a b");
  expect(plainLine("\u200B")).toBe("");
  expect(plainLine(`e${"\u0301".repeat(30)}`)).toBe(`e${"\u0301".repeat(4)}`);
});

test("file names are folded to what everybody can read", () => {
  const name = (left: string, right: string): string =>
    fileNameOf(aBoard({ names: { left, right } }), OPTIONS, "png");
  expect(name("Maya", "Sam")).toBe("what-matters-maya-sam-2026-11-23.png");
  expect(name("Zoë O’Brien", "Łukasz Żółć")).toBe("what-matters-zoe-obrien-lukasz-zolc-2026-11-23.png");
  expect(name("Groß Ærø", "Nguyễn İlker")).toBe("what-matters-gross-aero-nguyen-ilker-2026-11-23.png");
  expect(name("", "👩‍👩‍👧‍👦")).toBe("what-matters-employee-manager-2026-11-23.png");
  expect(name("Йозеф", "渡辺")).toBe("what-matters-йозеф-渡辺-2026-11-23.png");
  expect(name("../../etc/passwd", "C:\\CON.txt")).toBe("what-matters-etc-passwd-c-con-txt-2026-11-23.png");
  expect(name("\u202Egnp.exe", "a\nb")).toBe("what-matters-gnp-exe-a-b-2026-11-23.png");
});

test("whatever people typed, the file name is safe and short enough", () => {
  const property = fc.property(anyBoard, (board) => {
    const name = fileNameOf(board, OPTIONS, "json");
    demand(/^what-matters-[\p{L}\p{M}\p{N}-]+-2026-11-23\.json$/u.test(name), name);
    demand(!name.includes("--"), name);
    demand(Buffer.byteLength(name) <= 255, name);
    demand(name === name.normalize("NFC"), name);
  });
  expect(failureOf(property, 500)).toBeNull();
});
