import fc from "fast-check";
import { expect, test } from "vitest";
import { english } from "#shared/messages/en/english.ts";
import { timerWords, wordsLastMs } from "../../../client/ui/timer-words.ts";
import { demand, demandSame, failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";

test("what is left is told in digits, and what is over in whole minutes", () => {
  const text = (left: number): string => Object.values(timerWords(left, english.clock)).join(" ");
  expect(text(510_000)).toBe("8:30 left");
  expect(text(509_001)).toBe("8:30 left");
  expect(text(1)).toBe("0:01 left");
  expect(text(-59_999)).toBe("0:00 left");
  expect(text(-60_000)).toBe("1 min over");
  expect(text(-150_000)).toBe("2 min over");
});

test("words stay true exactly as long as they are said to last", PROPERTY_TIMEOUT, () => {
  const property = fc.property(fc.integer({ min: -20_000_000, max: 20_000_000 }), (left) => {
    const lasts = wordsLastMs(left);
    demand(lasts >= 1 && lasts <= 60_000, "no endless and no empty wait");
    demandSame(timerWords(left - lasts + 1, english.clock), timerWords(left, english.clock), "until then");
  });
  expect(failureOf(property, 1000)).toBeNull();
});
