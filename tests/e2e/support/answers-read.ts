import { AREA_IDS, type AreaId } from "#shared/domain/areas.ts";
import { english } from "#shared/messages/en/english.ts";
import type { Messages } from "#shared/messages/messages.ts";

/** One row of *Both answers*, as the screen and every file say it: area, both ranks, both points. */
export type AnswersRow = readonly [area: string, ...figures: string[]];

/** The rows of a spreadsheet file: its cells are taken apart as RFC 4180 says. */
export function rowsOfCsv(text: string, words: Messages = english): readonly AnswersRow[] {
  const [head = [], ...rows] = cellsOfCsv(text.replace(/^\uFEFF/, ""));
  const records = rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ""])));
  const { csv } = words.snapshot;
  const of = (area: string, seat: string, column: string): string =>
    records.find((each) => each[csv.area] === area && each[csv.seat] === seat)?.[column] ?? "nowhere";
  return areasIn(words).map((area) => [
    area,
    ...[csv.rank, csv.points].flatMap((column) => ["left", "right"].map((seat) => of(area, seat, column))),
  ]);
}

/** All cells of a file with commas. */
export function cellsOfCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    if (row.length > 1) rows.push(row);
    row = [];
  }
  return rows;
}

/** The rows of a table with a rank and points for each person in turn, as Markdown and HTML have it. */
export function rowsOfTable(
  rows: readonly (readonly string[])[],
  words: Messages = english,
): readonly AnswersRow[] {
  return areasIn(words).map((area) => {
    const [, leftRank = "", leftPoints = "", rightRank = "", rightPoints = ""] =
      rows.find(([name]) => name === area) ?? [];
    return [area, leftRank, rightRank, leftPoints, rightPoints];
  });
}

/** The rows of a Markdown page. */
export function rowsOfMarkdown(text: string, words: Messages = english): readonly AnswersRow[] {
  const lines = text.split("\n").filter((line) => line.startsWith("| "));
  return rowsOfTable(
    lines.map((line) => line.slice(2, -2).split(" | ")),
    words,
  );
}

/** The rows of a JSON file. */
export function rowsOfJson(text: string): readonly AnswersRow[] {
  type Seat = { readonly ranking: readonly string[]; readonly points: Readonly<Record<string, number>> };
  const file = JSON.parse(text) as {
    readonly areas: Readonly<Record<AreaId, string>>;
    readonly answers: Readonly<Record<"left" | "right", Seat>>;
  };
  const { left, right } = file.answers;
  return AREA_IDS.map((id) => [
    file.areas[id],
    ...[left, right].map(({ ranking }) => String(ranking.indexOf(id) + 1)),
    ...[left, right].map(({ points }) => String(points[id])),
  ]);
}

/** The rows of a plain text: each person's areas in order, "1. Impact: 30 points" or "1. Impacto: 30 puntos". */
export function rowsOfText(text: string, words: Messages = english): readonly AnswersRow[] {
  const answer = /^(\d)\. (.+?): (\d+) (?:points?|puntos?)$/gm;
  const lines = Array.from(text.matchAll(answer), ([, rank, area, points]) => ({
    rank,
    area,
    points,
  }));
  return areasIn(words).map((area) => {
    const both = lines.filter((line) => line.area === area);
    return [area, ...both.map(({ rank = "" }) => rank), ...both.map(({ points = "" }) => points)];
  });
}

/** The rows of a picture: its words in the order of drawing, where points and rank follow the name of an area. */
export function rowsOfWords(drawn: readonly string[], words: Messages = english): readonly AnswersRow[] {
  const isNumber = (word: string | undefined): word is string => word !== undefined && /^\d+$/.test(word);
  return areasIn(words).map((area) => {
    const found = drawn.flatMap((word, index) => {
      const [points, rank] = [drawn[index + 1], drawn[index + 2]];
      return word === area && isNumber(points) && isNumber(rank) ? [{ points, rank }] : [];
    });
    return [area, ...found.map(({ rank }) => rank), ...found.map(({ points }) => points)];
  });
}

function areasIn(words: Messages): readonly string[] {
  return AREA_IDS.map((area) => words.areas[area].name);
}
