import fc from "fast-check";
import { expect, test } from "vitest";
import { caretAfter, changeBetween, rebased, type TextChange } from "../../../client/ui/text-change.ts";
import { demandSame, failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";

function apply(text: string, { at, removed, inserted }: TextChange): string {
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

/** Few letters, so that repeats are common, and two that are made of two halves of which they share the first. */
const aText = fc
  .array(fc.constantFrom("a", "b", "\n", "🙂", "🙃"), { maxLength: 12 })
  .map((letters) => letters.join(""));

test("says where a letter was typed among others that look the same", () => {
  expect(changeBetween("aaa", "aaaa", 1)).toEqual({ at: 0, removed: 0, inserted: "a" });
  expect(changeBetween("aaa", "aaaa", 3)).toEqual({ at: 2, removed: 0, inserted: "a" });
  expect(changeBetween("aaa", "aa", 1)).toEqual({ at: 1, removed: 1, inserted: "" });
  expect(changeBetween("same", "same", 2)).toBeNull();
});

test("never tears an emoji in two", () => {
  expect(changeBetween("a🙂b", "a🙃b", 3)).toEqual({ at: 1, removed: 2, inserted: "🙃" });
  expect(changeBetween("🙂", "🙂🙂", 4)).toEqual({ at: 2, removed: 0, inserted: "🙂" });
});

test("makes one text of the other with whole letters only, wherever the caret is", PROPERTY_TIMEOUT, () => {
  const holds = fc.property(aText, aText, fc.nat(30), (before, after, caret) => {
    const change = changeBetween(before, after, Math.min(caret, after.length));
    demandSame(change === null ? before : apply(before, change), after, "the text");
    if (change === null) return;
    const parts = [before.slice(0, change.at), change.inserted, before.slice(change.at + change.removed)];
    // Half a letter cannot be encoded, and throws.
    for (const part of parts) encodeURIComponent(part);
  });
  expect(failureOf(holds, 3_000)).toBeNull();
});

test("what was typed while others wrote lands between the letters it was typed between", () => {
  // “ab|cd” becomes “abX|cd” while somebody else makes “>> abcd” of it.
  const change = { at: 2, removed: 0, inserted: "X" };
  const move = (position: number): number => position + 3;
  const made = rebased(change, move);
  expect(apply(">> abcd", made)).toBe(">> abXcd");
  expect(caretAfter(3, change, made, move)).toBe(6);
});

test("a caret stays beside its letter when a change is made elsewhere or is cut short", () => {
  const stay = (position: number): number => position;
  const change = { at: 2, removed: 1, inserted: "XYZ" };
  expect(caretAfter(1, change, change, stay)).toBe(1);
  expect(caretAfter(3, change, change, stay)).toBe(3);
  expect(caretAfter(7, change, change, stay)).toBe(7);
  const cut = { ...change, inserted: "X" };
  expect(caretAfter(5, change, cut, stay)).toBe(3);
  expect(caretAfter(7, change, cut, stay)).toBe(5);
});
