import { useState } from "react";

/** A choice among a few values that this tab keeps, a reload included; it is nobody else's and not in the document. */
export function useTabChoice<Value extends string>(
  name: string,
  values: readonly Value[],
  initial: Value,
): readonly [value: Value, choose: (value: Value) => void] {
  const [value, setValue] = useState(
    () => values.find((each) => each === readTab(`what-matters:${name}`)) ?? initial,
  );
  return [
    value,
    (next) => {
      setValue(next);
      writeTab(`what-matters:${name}`, next);
    },
  ];
}

function readTab(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    // Strict settings throw here: then every visit begins with what everybody sees first.
    return null;
  }
}

function writeTab(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Kept until the page is left, which is all that such a browser allows.
  }
}
