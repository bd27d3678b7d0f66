import fc from "fast-check";
import { expect, test } from "vitest";
import { perArea } from "#shared/domain/areas.ts";
import { MAX_READ_REPLY_LENGTH, NO_CONVERSATION } from "#shared/domain/conversation.ts";
import { jsonOf, type SnapshotJson } from "#shared/domain/snapshot/json.ts";
import { plainTextOf } from "#shared/domain/snapshot/plain-text.ts";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { MAX_SNAPSHOT_BYTES, readSnapshot } from "#shared/domain/snapshot/read-json.ts";
import { MAX_STROKE_POINTS, MAX_STROKES } from "#shared/domain/whiteboard/stroke.ts";
import { MAX_NOTES, MAX_READ_NOTE_LENGTH } from "#shared/domain/whiteboard/note.ts";
import { english } from "#shared/messages/en/english.ts";
import { demand, demandSame, failureOf } from "../../../support/property.ts";
import { aBoard, aNote, anyBoard, anyOptionsAnywhere, aStroke, CATALOGUE, ENGLISH } from "./boards.ts";

const OPTIONS: SnapshotOptions = { ...ENGLISH, date: "2026-11-23" };
const WHITEBOARD = { notes: [aNote()], strokes: [aStroke()] };
const whole = (): SnapshotJson =>
  JSON.parse(jsonOf(aBoard(), { ...OPTIONS, whiteboard: WHITEBOARD })) as SnapshotJson;

/** Why a text is not opened, in English; nothing where it is. */
function whyNot(text: string): string {
  const read = readSnapshot(text);
  return "problem" in read ? read.problem(english.reopening) : "";
}

/** The same file with one thing in it changed, named by its path. */
function changed(path: string, value: unknown): string {
  const file: unknown = whole();
  const keys = path.split(".");
  let inner = file as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) inner = inner[key] as Record<string, unknown>;
  const last = keys.at(-1) ?? "";
  if (value === undefined) delete inner[last];
  else inner[last] = value;
  return JSON.stringify(file);
}

test("whatever the board and the options, a snapshot that is opened and taken again is the same file", () => {
  const property = fc.property(anyBoard, anyOptionsAnywhere, (board, options) => {
    const text = jsonOf(board, options);
    const past = readSnapshot(text);
    demand(!("problem" in past), () => whyNot(text));
    const chosen = { ...ENGLISH, ...past, words: CATALOGUE[past.language] };
    const again = jsonOf(past.board, chosen);
    demand(again === text, () => `other bytes: ${again}\n${text}`);
    demandSame(
      [past.date, past.language, past.withComparison, past.withTalk, past.whiteboard === undefined],
      [
        options.date,
        options.words.writing.language,
        options.withComparison,
        options.withComparison && options.withTalk,
        options.whiteboard === undefined,
      ],
      "options",
    );
    // Initials of initials are the same, so a past board may be shown with either choice.
    const withInitials = jsonOf(past.board, { ...chosen, names: options.names });
    demand(withInitials === text, "other bytes with initials");
  });
  expect(failureOf(property, 300)).toBeNull();
});

test("a file of one language is taken again in another as if it had been made in that", () => {
  const property = fc.property(anyBoard, anyOptionsAnywhere, (board, options) => {
    const full = { ...options, names: "full" } as const;
    const past = readSnapshot(jsonOf(board, full));
    demand(!("problem" in past), "is not opened");
    for (const words of Object.values(CATALOGUE))
      demandSame(
        jsonOf(past.board, { ...ENGLISH, ...past, words }),
        jsonOf(board, { ...full, words }),
        words.writing.language,
      );
  });
  expect(failureOf(property, 100)).toBeNull();
});

test("two people of the same initials keep their roles, in whichever language they are shown", () => {
  const board = aBoard({ names: { left: "Maya Ortiz", right: "Mario Ortega" }, title: "" });
  const initials = { ...OPTIONS, names: "initials" } as const;
  const past = readSnapshot(jsonOf(board, { ...initials, words: CATALOGUE.es }));
  if ("problem" in past) throw new Error("It is not opened.");
  expect(past.board.names).toEqual({ left: "M. O. (empleado/a)", right: "M. O. (responsable)" });
  expect(plainTextOf(past.board, OPTIONS)).toContain("M. O. (empleado/a) and M. O. (responsable), 23");
  expect(plainTextOf(past.board, initials)).toBe(plainTextOf(board, initials));
});

test("a snapshot without what is newer in the format opens, as a board where nobody pinned or wrote anything", () => {
  const { language: _language, first: _first, conversation: _conversation, ...older } = whole();
  const past = readSnapshot(JSON.stringify(older));
  expect(past).toMatchObject({
    board: { ...aBoard(), first: null },
    language: "en",
    withTalk: true,
    withComparison: true,
  });
});

test("a snapshot with as much ink and as many notes as a board holds is within the limit", () => {
  const point = { x: -1111.1111, y: -1111.1111, pressure: 0.3333 };
  const stroke = aStroke({ points: Array.from({ length: MAX_STROKE_POINTS }, () => point) });
  const whiteboard = {
    notes: Array.from({ length: MAX_NOTES }, () => aNote({ text: "漢".repeat(MAX_READ_NOTE_LENGTH) })),
    strokes: Array.from({ length: 10 }, () => stroke),
  };
  const bytes = (strokes: number): number =>
    Buffer.byteLength(
      jsonOf(aBoard(), {
        ...OPTIONS,
        whiteboard: { ...whiteboard, strokes: whiteboard.strokes.slice(0, strokes) },
      }),
    );
  const perStroke = (bytes(10) - bytes(0)) / 10;
  expect(bytes(0) + MAX_STROKES * perStroke).toBeLessThan(MAX_SNAPSHOT_BYTES);
});

test("what two people have written past a limit, and a start that is no date, do not close the file to them", () => {
  const whiteboard = { notes: [aNote({ text: "a".repeat(MAX_READ_NOTE_LENGTH) })], strokes: [] };
  const replies = perArea(() => ({ left: "b".repeat(MAX_READ_REPLY_LENGTH), right: "" }));
  for (const createdAt of [0.5, -1, 9e15, 1e300]) {
    const board = aBoard({ createdAt, conversation: { ...NO_CONVERSATION, replies } });
    expect(readSnapshot(jsonOf(board, { ...OPTIONS, whiteboard }))).toMatchObject({
      board: { createdAt: 0, conversation: { replies } },
      whiteboard: { notes: [{ text: "a".repeat(MAX_READ_NOTE_LENGTH) }] },
    });
  }
});

test("what is not a snapshot is refused in words that say what it is", () => {
  for (const [text, words] of [
    ["", /not a JSON snapshot/],
    ["# Maya and Sam", /not a JSON snapshot/],
    [jsonOf(aBoard(), OPTIONS).slice(0, -20), /a part of it is missing/],
    ["[".repeat(2_000_000), /not a JSON snapshot/],
    ["null", /not a snapshot of What Matters/],
    ["[1,2]", /not a snapshot of What Matters/],
    ['"what-matters-snapshot"', /not a snapshot of What Matters/],
    ['{"name":"package","version":1}', /not a snapshot of What Matters/],
    ['{"__proto__":{"format":"what-matters-snapshot","version":1}}', /not a snapshot of What Matters/],
    [changed("version", 2), /made by a newer version of What Matters/],
    [changed("version", 0), /“version”/],
    [changed("version", "1"), /not a snapshot/],
    [" ".repeat(MAX_SNAPSHOT_BYTES + 1), /larger than any snapshot/],
  ] as const)
    expect(whyNot(text)).toMatch(words);
  expect(readSnapshot(`\uFEFF${jsonOf(aBoard(), OPTIONS)}`)).toMatchObject({ date: "2026-11-23" });
});

test("a field that is missing or not as it should be is named", () => {
  const points = { impact: 30, promotion: 0, compensation: 10, learning: 25, balance: 15, culture: 20 };
  for (const [path, values] of [
    ["date", [undefined, 1, "23.11.2026", "2026-02-30", "2026-13-01", "2026-11-23T00:00"]],
    ["language", [null, "", "EN", "fr", 1, ["en"]]],
    ["title", [undefined, null, 1, {}, "t".repeat(2_000)]],
    ["mode", [undefined, "LIVE", null]],
    ["createdAt", [undefined, -1, 1.5, "0", 1e300, null]],
    ["answers", [undefined, [], null, "x"]],
    ["answers.left", [undefined, []]],
    ["answers.right.name", [undefined, ["Sam"], "x".repeat(1_000)]],
    ["answers.left.ranking", [undefined, ["impact", "impact"], ["Impact"], [null], { length: 1 }]],
    [
      "answers.left.points",
      [
        undefined,
        [],
        { ...points, impact: -1 },
        { ...points, impact: 31 },
        { ...points, impact: 0.5 },
        { ...points, impact: "30" },
        { ...points, impact: null },
        { ["__proto__"]: points },
        {},
      ],
    ],
    ["first", [1, "x", []]],
    ["conversation", [null, [], "x"]],
    ["conversation.pins.left", [undefined, ["x"], ["impact", "impact"]]],
    ["conversation.talked", [undefined, {}, ["all"]]],
    ["conversation.replies.impact", [undefined, "x"]],
    ["conversation.replies.impact.left", [undefined, 1, "x".repeat(20_000)]],
    ["whiteboard", [null, [], 1]],
    ["whiteboard.notes", [undefined, {}, Array.from({ length: MAX_NOTES + 1 }, () => ({}))]],
    ["whiteboard.notes.0", [null, 1]],
    ["whiteboard.notes.0.by", [undefined, "middle"]],
    ["whiteboard.notes.0.color", [undefined, "red", "toString"]],
    ["whiteboard.notes.0.text", [undefined, 1, "x".repeat(MAX_READ_NOTE_LENGTH + 1)]],
    ["whiteboard.notes.0.spot", [undefined, { on: "table", x: 0, y: 0 }, { on: "board", x: 1e9, y: 0 }]],
    ["whiteboard.strokes.0.by", [undefined, null]],
    ["whiteboard.strokes.0.tool", [undefined, "brush"]],
    [
      "whiteboard.strokes.0.points",
      [undefined, [], [[1, 2]], [[1, 2, 3, 4]], [[1, 2, "x"]], [[1, 2, 7]], [[1e9, 0, 0]]],
    ],
  ] as const)
    for (const value of values) expect(whyNot(changed(path, value))).toContain(`“${path}”`);
});

test("first answers are read as strictly as the newest ones", () => {
  const { left, right } = whole().answers;
  const first = { at: 1_764_000_000_000, answers: { left, right } };
  expect(readSnapshot(changed("first", first))).toMatchObject({
    board: { first: { at: first.at, answers: aBoard().answers } },
  });
  for (const [path, value] of [
    ["first.at", { ...first, at: -1 }],
    ["first.answers", { at: 0 }],
    ["first.answers.left", { ...first, answers: { right } }],
    ["first.answers.right.points", { ...first, answers: { left, right: { ...right, points: [] } } }],
  ] as const)
    expect(whyNot(changed("first", value))).toContain(`“${path}”`);
});

test("whatever is in a file, reading it gives a board or a reason, and leaves every object as it was", () => {
  const path = fc.constantFrom(
    "format",
    "version",
    "language",
    "date",
    "title",
    "mode",
    "answers",
    "answers.left",
    "answers.left.points",
    "answers.right.ranking",
    "first",
    "conversation",
    "conversation.replies",
    "whiteboard",
    "whiteboard.notes.0",
    "whiteboard.notes.0.spot",
    "whiteboard.strokes.0.points",
    "__proto__",
    "answers.__proto__",
    "toString",
  );
  const property = fc.property(path, fc.jsonValue(), (where, value) => {
    const result = readSnapshot(changed(where, value));
    demand(
      "problem" in result
        ? result.problem(english.reopening).length > 20
        : result.board.answers.left.ranking.placed.length <= 6,
      "neither",
    );
    if (!("problem" in result)) jsonOf(result.board, { ...ENGLISH, ...result });
  });
  expect(failureOf(property, 500)).toBeNull();
  expect(
    failureOf(
      fc.property(fc.string(), (text) => demand("problem" in readSnapshot(text), text)),
      200,
    ),
  ).toBeNull();
  expect(Object.keys(Object.prototype)).toEqual([]);
});
