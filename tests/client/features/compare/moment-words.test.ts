import { expect, test } from "vitest";
import { momentWords } from "../../../../client/features/compare/moment-words.ts";

const at = new Date(2026, 10, 26, 14, 5).getTime();

test("a moment of this year is told without its year, another one with it", () => {
  expect(momentWords(at, "en-GB", new Date(2026, 11, 31))).toBe("26 Nov, 14:05");
  expect(momentWords(at, "en-GB", new Date(2027, 0, 1))).toBe("26 Nov 2026, 14:05");
  expect(momentWords(new Date(2026, 0, 3, 9, 30).getTime(), "en-GB", new Date(2026, 1, 1))).toBe(
    "3 Jan, 09:30",
  );
});

test("a moment is written as its reader is used to", () => {
  const now = new Date(2026, 11, 31);
  expect(momentWords(at, "es", now)).toBe("26 nov, 14:05");
  expect(momentWords(at, "en-US", now).replaceAll("\u202f", " ")).toBe("Nov 26, 02:05 PM");
});
