import { AREAS } from "./areas.ts";

/** One row of *Both answers*, as the screen and every file say it: area, both ranks, both points. */
export type AnswersRow = readonly [area: string, ...figures: string[]];

/** The rows of a spreadsheet file: its cells are taken apart as RFC 4180 says. */
export function rowsOfCsv(text: string): readonly AnswersRow[] {
  const [head = [], ...rows] = cellsOfCsv(text.replace(/^\uFEFF/, ""));
  const records = rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ""])));
  const of = (area: string, seat: string, column: string): string =>
    records.find((each) => each["area"] === area && each["seat"] === seat)?.[column] ?? "nowhere";
  return AREAS.map((area) => [
    area,
    ...["rank", "points"].flatMap((column) => ["left", "right"].map((seat) => of(area, seat, column))),
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
export function rowsOfTable(rows: readonly (readonly string[])[]): readonly AnswersRow[] {
  return AREAS.map((area) => {
    const [, leftRank = "", leftPoints = "", rightRank = "", rightPoints = ""] =
      rows.find(([name]) => name === area) ?? [];
    return [area, leftRank, rightRank, leftPoints, rightPoints];
  });
}

/** The rows of a Markdown page. */
export function rowsOfMarkdown(text: string): readonly AnswersRow[] {
  const lines = text.split("\n").filter((line) => line.startsWith("| "));
  return rowsOfTable(lines.map((line) => line.slice(2, -2).split(" | ")));
}

/** The rows of a JSON file. */
export function rowsOfJson(text: string): readonly AnswersRow[] {
  type Seat = { readonly ranking: readonly string[]; readonly points: Readonly<Record<string, number>> };
  const { left, right } = (JSON.parse(text) as { readonly answers: Readonly<Record<"left" | "right", Seat>> })
    .answers;
  const ids = ["impact", "promotion", "compensation", "learning", "balance", "culture"] as const;
  return ids.map((id, index) => [
    AREAS[index] ?? "",
    ...[left, right].map(({ ranking }) => String(ranking.indexOf(id) + 1)),
    ...[left, right].map(({ points }) => String(points[id])),
  ]);
}

/** The rows of a plain text: each person's areas in order, "1. Impact: 30 points". */
export function rowsOfText(text: string): readonly AnswersRow[] {
  const lines = Array.from(text.matchAll(/^(\d)\. (.+?): (\d+) points?$/gm), ([, rank, area, points]) => ({
    rank,
    area,
    points,
  }));
  return AREAS.map((area) => {
    const both = lines.filter((line) => line.area === area);
    return [area, ...both.map(({ rank = "" }) => rank), ...both.map(({ points = "" }) => points)];
  });
}

/** The rows of a picture: its words in the order of drawing, where points and rank follow the name of an area. */
export function rowsOfWords(words: readonly string[]): readonly AnswersRow[] {
  const isNumber = (word: string | undefined): word is string => word !== undefined && /^\d+$/.test(word);
  return AREAS.map((area) => {
    const found = words.flatMap((word, index) => {
      const [points, rank] = [words[index + 1], words[index + 2]];
      return word === area && isNumber(points) && isNumber(rank) ? [{ points, rank }] : [];
    });
    return [area, ...found.map(({ rank }) => rank), ...found.map(({ points }) => points)];
  });
}
