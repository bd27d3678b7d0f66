import fc from "fast-check";
import { expect, test } from "vitest";
import { withInitials } from "#shared/domain/snapshot/initials.ts";
import { english } from "#shared/messages/en/english.ts";
import { demandSame, failureOf } from "../../../support/property.ts";
import { aBoard, anyBoard } from "./boards.ts";

const initialsOf = (left: string, right = "Q"): readonly string[] => {
  const { names } = withInitials(aBoard({ names: { left, right } }), english);
  return [names.left, names.right];
};

test("a name becomes the first letter of each of its words, in any script", () => {
  for (const [name, initials] of [
    ["Maya Ortiz", "M. O."],
    ["maya", "M."],
    ["Jean-Luc O’Brien", "J. L. O."],
    ["Zoë", "Z."],
    ["E\u0301lodie Ångström", "E\u0301. Å."],
    ["María del Carmen García López", "M. D. C. G."],
    ["渡辺 健", "渡. 健."],
    ["김민준", "김."],
    ["שרה כהן", "ש. כ."],
    ["مريم", "م."],
    ["माया", "मा."],
    ["ßeta", "ß."],
    ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
    ["🦊🐻 Fox", "🦊 F."],
    ['=HYPERLINK("http://x")', "H."],
    ["  (Bob)  ", "B."],
    ["***", ""],
    ["", ""],
    ["\u202Egnp.exe", "G."],
  ] as const)
    expect([name, initialsOf(name)[0]]).toEqual([name, initials]);
});

test("two people with the same initials keep their roles behind them; an empty name stays empty", () => {
  expect(initialsOf("Maya Ortiz", "mark o.")).toEqual(["M. O. (employee)", "M. O. (manager)"]);
  expect(initialsOf("Maya Ortiz", "Sam")).toEqual(["M. O.", "S."]);
  expect(initialsOf("", "")).toEqual(["", ""]);
});

test("a name in the title becomes initials too, whole or in part, whatever its case and accents", () => {
  const titleOf = (title: string, left = "Maya Ortiz", right = "Zoë O’Brien"): string =>
    withInitials(aBoard({ title, names: { left, right } }), english).title;
  for (const [title, shown] of [
    ["Maya & Zoë · autumn", "M. O. & Z. O. · autumn"],
    ["MAYA ORTIZ and zoe o'brien", "M. O. and Z. O."],
    ["Maya’s half year", "M. O.’s half year"],
    ["A talk with Maya.", "A talk with M. O."],
    ["Mayan calendars, Amaya", "Mayan calendars, Amaya"],
    ["Ma\u200Bya", "M. O."],
    ["", ""],
  ] as const)
    expect([title, titleOf(title)]).toEqual([title, shown]);
  expect(titleOf("渡辺さんと話す", "渡辺 健")).toBe("渡. 健.さんと話す");
  expect(titleOf("The Ortiz talk", "Maya Ortiz", "Sam Ortiz")).toBe("The O. talk");
  expect(titleOf("🦊🐻 and I", "🦊🐻", "I")).toBe("🦊 and I");
  expect(titleOf("A plan", "A", "B")).toBe("A plan");
});

test("whatever the board, initials of initials are the same initials", () => {
  const word = fc.constantFrom(
    "Maya",
    "maya",
    "Ortiz",
    "O",
    "M.",
    "渡辺",
    "健",
    "(employee)",
    "&",
    "🦊🐻",
    "-",
  );
  const words = fc.array(word, { maxLength: 5 }).map((parts) => parts.join(" "));
  const named = fc.record({ title: words, left: words, right: words });
  const boards = fc.oneof(
    anyBoard,
    named.map(({ title, left, right }) => aBoard({ title, names: { left, right } })),
  );
  const property = fc.property(boards, (board) => {
    const once = withInitials(board, english);
    demandSame(withInitials(once, english), once, "twice");
  });
  expect(failureOf(property, 500)).toBeNull();
});
