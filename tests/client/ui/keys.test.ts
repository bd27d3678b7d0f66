import { describe, expect, test } from "vitest";
import { english } from "#shared/messages/en/english.ts";
import { spanish } from "#shared/messages/es/spanish.ts";
import { SHORTCUTS, type ShortcutGroup } from "../../../client/features/keyboard/shortcut-groups.ts";
import { isPressed } from "../../../client/ui/keys/pressed.ts";

type Press = Parameters<typeof isPressed>[0];

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe("a way to press keys", () => {
  test("is the key with just these others", () => {
    expect(isPressed(press("ArrowUp"), ["ArrowDown", "ArrowUp"])).toBe(true);
    expect(isPressed(press("ArrowUp", { shiftKey: true }), ["ArrowUp"])).toBe(false);
    expect(isPressed(press("ArrowUp", { shiftKey: true }), ["Shift+ArrowUp"])).toBe(true);
    expect(isPressed(press("1", { altKey: true }), ["1"])).toBe(false);
  });

  test("takes ⌘ for Ctrl, and capital letters for small ones", () => {
    expect(isPressed(press("z", { metaKey: true }), ["Ctrl+Z"])).toBe(true);
    expect(isPressed(press("Z", { ctrlKey: true, shiftKey: true }), ["Ctrl+Z"])).toBe(false);
    expect(isPressed(press("Z", { ctrlKey: true, shiftKey: true }), ["Ctrl+Shift+Z"])).toBe(true);
  });

  test("finds a sign with or without Shift, and with Alt a key by its place, whatever a Mac writes there", () => {
    expect(isPressed(press("?", { shiftKey: true }), ["?"])).toBe(true);
    expect(isPressed(press("?"), ["?"])).toBe(true);
    const option = { altKey: true, shiftKey: true };
    expect(isPressed(press("⁄", { ...option, code: "Digit1" }), ["Alt+Shift+1"])).toBe(true);
    expect(isPressed(press("Â", { ...option, code: "KeyM" }), ["Alt+Shift+M"])).toBe(true);
    expect(isPressed(press("⁄", { code: "Digit1" }), ["1"])).toBe(false);
  });
});

test("every shortcut is described in both languages, and nothing else is", () => {
  for (const words of [english, spanish]) {
    for (const group of Object.keys(SHORTCUTS) as ShortcutGroup[]) {
      expect(Object.keys(words.shortcuts[group]).toSorted()).toEqual(
        Object.keys(SHORTCUTS[group]).toSorted(),
      );
      expect(words.shortcuts.group[group]).not.toBe("");
    }
  }
});
