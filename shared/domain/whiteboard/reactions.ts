/** The reactions that one may show: a handful, none of which judges. */
export const REACTIONS = ["thanks", "heart", "idea", "laugh", "think"] as const;

/** One of the reactions. */
export type Reaction = (typeof REACTIONS)[number];

/** Each reaction as it is drawn, and as it is read aloud. */
export const REACTION_TEXT: Readonly<Record<Reaction, { readonly sign: string; readonly name: string }>> = {
  thanks: { sign: "🙏", name: "Thank you" },
  heart: { sign: "💛", name: "Matters to me" },
  idea: { sign: "💡", name: "An idea" },
  laugh: { sign: "😄", name: "Laughing" },
  think: { sign: "🤔", name: "Let me think" },
};

/** Reads a reaction that somebody else has sent; null for anything else. */
export function parseReaction(value: unknown): Reaction | null {
  return REACTIONS.find((reaction) => reaction === value) ?? null;
}
