/** The reactions that one may show: a handful, none of which judges. */
export const REACTIONS = ["thanks", "heart", "idea", "laugh", "think"] as const;

/** One of the reactions. */
export type Reaction = (typeof REACTIONS)[number];

/** Reads a reaction that somebody else has sent; null for anything else. */
export function parseReaction(value: unknown): Reaction | null {
  return REACTIONS.find((reaction) => reaction === value) ?? null;
}
