import { expect, test } from "vitest";
import fc from "fast-check";
import { compare } from "#shared/domain/comparison.ts";
import { incompleteNote, sentencesOf, talkLinesOf } from "#shared/domain/snapshot/sentences.ts";
import { english } from "#shared/messages/en/english.ts";
import { demand, demandSame, failureOf } from "../../../support/property.ts";
import { aBoard, answers, anyBoard, MAYA, SAM } from "./boards.ts";

const textOf = (board = aBoard()): readonly string[] =>
  sentencesOf(board, english).map(({ figure, rest }) => `${figure} ${rest}`);
const factsOf = (board = aBoard()): readonly string[] =>
  talkLinesOf(board, english).map(({ heading, fact }) => `${heading}. ${fact}`);
const NOBODY = answers([], {});

test("the board of the sketch reads as it does there", () => {
  expect(textOf()).toEqual([
    "58 of 100 points sit in the same places",
    "7 of 15 pairs you put in the same order",
    "1 of your top 3 is the same: Impact",
  ]);
  expect(factsOf()).toEqual([
    "Common ground: Impact. You both gave it a lot: 30 and 22.",
    "Promotion / Title. 34 points apart, five places.",
    "Culture / Team. 12 points apart, two places.",
    "Learning. 11 points apart, two places.",
    "Work-life Balance. 11 points apart, two places.",
    "Compensation. 8 points apart, two places.",
  ]);
  expect(incompleteNote(aBoard(), english)).toBeNull();
});

test("two people who answered alike hear that everything is the same", () => {
  const board = aBoard({ answers: { left: MAYA, right: MAYA } });
  expect(textOf(board)).toEqual([
    "100 of 100 points sit in the same places",
    "15 of 15 pairs you put in the same order",
    "3 of your top 3 are the same: Impact, Learning and Culture / Team",
  ]);
  expect(factsOf(board).at(0)).toBe("Common ground: Impact. You both gave it the same: 30.");
  expect(factsOf(board).at(1)).toBe("Learning. The same points, the same place.");
  expect(factsOf(board).at(-1)).toBe("Promotion / Title. No points from either, the same place.");
});

test("nothing in common is said without a zero, and a single shared point is no common ground", () => {
  const left = answers(["impact", "learning", "culture", "balance", "compensation", "promotion"], {
    impact: 100,
  });
  const right = answers(["balance", "compensation", "promotion", "impact", "learning", "culture"], {
    balance: 99,
    impact: 1,
  });
  const board = aBoard({ answers: { left, right } });
  expect(textOf(board)[0]).toBe("1 of 100 points sits in the same place");
  expect(textOf(board)[2]).toBe("None of your top 3 are the same");
  expect(factsOf(board)[0]).toBe("Impact. 99 points apart, three places.");
});

test("partial answers are compared as far as they go, and say so", () => {
  const right = answers(["promotion", "impact", "compensation", "learning"], {
    promotion: 34,
    impact: 22,
    compensation: 14,
    balance: 10,
  });
  const board = aBoard({ answers: { left: MAYA, right } });
  expect(textOf(board)).toEqual([
    "42 of 100 points sit in the same places so far",
    "2 of 6 pairs you put in the same order so far",
    "1 of your top 3 is the same: Impact",
  ]);
  expect(factsOf(board)).toContain("Culture / Team. 20 points apart, not placed by both yet.");
  expect(incompleteNote(board, english)).toBe("Sam has placed 4 of 6 areas and has 20 points left to give.");
});

test("a single pair, a single place and a single point are singular", () => {
  const left = answers(["impact", "learning"], { impact: 99 });
  const right = answers(["learning", "impact"], { learning: 1 });
  const board = aBoard({ answers: { left, right } });
  expect(textOf(board)).toEqual([
    "0 of 100 points sit in the same places so far",
    "0 of 1 pair you put in the same order so far",
    "2 of your top 3 are the same so far: Impact and Learning",
  ]);
  expect(factsOf(board)).toContain("Learning. 1 point apart, one place.");
  expect(factsOf(board).some((fact) => fact.startsWith("Compensation"))).toBe(false);
  expect(incompleteNote(board, english)).toBe(
    "Maya has placed 2 of 6 areas and has 1 point left to give. Sam has placed 2 of 6 areas and has 99 points left to give.",
  );
});

test("points that only one person has given are not a difference", () => {
  const board = aBoard({ answers: { left: MAYA, right: { ...SAM, points: NOBODY.points } } });
  expect(textOf(board)[0]).toBe("No points to compare yet");
  expect(factsOf(board)[0]).toBe("Promotion / Title. Five places apart.");
  expect(incompleteNote(board, english)).toBe("Sam has 100 points left to give.");
});

test("before anybody has answered there is nothing to compare, in words that name the seats", () => {
  const board = aBoard({ names: { left: "", right: "" }, answers: { left: NOBODY, right: NOBODY } });
  expect(textOf(board)).toEqual([
    "No points to compare yet",
    "No pairs to compare yet",
    "No top 3 to compare yet",
  ]);
  expect(talkLinesOf(board, english)).toEqual([]);
  expect(incompleteNote(board, english)).toBe(
    "The employee has not answered yet. The manager has not answered yet.",
  );
});

test("for any board: three sentences, one line for each item of the comparison, no word that judges", () => {
  const property = fc.property(anyBoard, ({ answers: both }) => {
    const board = aBoard({ answers: both });
    const { talk, sharedPoints, samePairs, comparablePairs, sharedTop } = compare(both);
    const [points, pairs, top] = textOf(board);
    demand(
      points === "No points to compare yet" || points?.startsWith(`${sharedPoints} of 100 `) === true,
      "points",
    );
    const counted = comparablePairs > 0 ? `${samePairs} of ${comparablePairs} pair` : "No pairs";
    demand(pairs?.startsWith(counted) === true, "pairs");
    demand(sharedTop.length === 0 || top?.startsWith(`${sharedTop.length} of your top 3 `) === true, "top");
    demand(
      sharedTop.every((area) => top?.includes(english.areas[area].name)),
      "top names",
    );
    const lines = talkLinesOf(board, english);
    demandSame(
      lines.map(({ area, kind }) => [area, kind]),
      talk.map(({ area, kind }) => [area, kind]),
      "order of talk",
    );
    const words = [
      points,
      pairs,
      top,
      incompleteNote(board, english),
      ...lines.flatMap((line) => [line.heading, line.fact]),
    ];
    demand(
      !/match|gap|misalign|wrong|should|score|ideal|target|%|agreement/i.test(words.join(" ")),
      words.join(" "),
    );
    demand(!/undefined|null|NaN|\s\s/.test(words.join("\n").replace(/\n\n/g, "\n")), words.join("\n"));
  });
  expect(failureOf(property, 300)).toBeNull();
});
