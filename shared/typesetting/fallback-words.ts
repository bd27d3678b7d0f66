import type { Fallback } from "./typesetter.ts";

/** Characters named in one sentence; with more, the others are counted. */
const MOST_NAMED = 8;

/** Tells a person what is drawn in another font, and what in none; null where all is drawn in our own. */
export function fallbackInWords({ families, missing }: Fallback): string | null {
  const other =
    families.length === 0 ? "" : `Some characters are not in Inter; they are drawn in ${listed(families)}.`;
  const named = missing.slice(0, MOST_NAMED).join(" ");
  const rest = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : "";
  const none = missing.length === 0 ? "" : `No font here has ${named}${rest}; an empty box stands for each.`;
  return [other, none].filter((sentence) => sentence !== "").join(" ") || null;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
