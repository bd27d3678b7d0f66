import { expect, test } from "vitest";
import { momentWords } from "../../../../client/features/compare/moment-words.ts";

test("a moment of this year is told without its year, another one with it", () => {
  const at = new Date(2026, 10, 26, 14, 5).getTime();
  expect(momentWords(at, new Date(2026, 11, 31))).toBe("26 Nov, 14:05");
  expect(momentWords(at, new Date(2027, 0, 1))).toBe("26 Nov 2026, 14:05");
  expect(momentWords(new Date(2026, 0, 3, 9, 30).getTime(), new Date(2026, 1, 1))).toBe("3 Jan, 09:30");
});
