import type { Messages } from "../../messages/messages.ts";

/** "A", "A and B", "A, B and C": as one says it, and the same on every machine, unlike `Intl.ListFormat`. */
export function listed(names: readonly string[], { writing }: Pick<Messages, "writing">): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : writing.and(names.slice(0, -1).join(", "), last);
}
