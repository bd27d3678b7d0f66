/** What of a key press says which keys were pressed. */
type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/**
 * Were these keys pressed, one of several ways: `Alt+Shift+1`, `ArrowUp`, `?`? *Ctrl* is ⌘ too. With Alt a letter or a
 * figure is known by its place on the keyboard, since a Mac writes another sign with it.
 */
export function isPressed(press: Press, ways: readonly string[]): boolean {
  return ways.some((way) => {
    const parts = way.split("+");
    const key = parts.at(-1) ?? "";
    const [ctrl, alt, shift] = ["Ctrl", "Alt", "Shift"].map((name) => parts.includes(name));
    const isKey = press.key.toLowerCase() === key.toLowerCase();
    const isPlace = alt === true && [`Key${key}`, `Digit${key}`].includes(press.code);
    // A sign such as ? is another key's with Shift on most keyboards.
    const isSign = /^[^\p{L}\p{N}\s]$/u.test(key);
    return (
      (isKey || isPlace) &&
      (press.ctrlKey || press.metaKey) === ctrl &&
      press.altKey === alt &&
      (isSign || press.shiftKey === shift)
    );
  });
}
