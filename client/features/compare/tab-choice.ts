import { useState } from "react";
import { readTab, writeTab } from "../../hooks/tab-memory.ts";

/** A choice among a few values that this tab keeps, a reload included; it is nobody else's and not in the document. */
export function useTabChoice<Value extends string>(
  name: string,
  values: readonly Value[],
  initial: Value,
): readonly [value: Value, choose: (value: Value) => void] {
  const [value, setValue] = useState(() => values.find((each) => each === readTab(name)) ?? initial);
  return [
    value,
    (next) => {
      setValue(next);
      writeTab(name, next);
    },
  ];
}
