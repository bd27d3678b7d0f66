/** Pings and reactions. */
export const signs = {
  /** None of them judges. */
  reactions: {
    thanks: "Thank you",
    heart: "Matters to me",
    idea: "An idea",
    laugh: "Laughing",
    think: "Let me think",
  },
  youReact: (reaction: string) => `You: ${reaction}.`,
  youPointAt: (area: string) => `You point at ${area}.`,
  youPointAtBoard: "You point at the board.",
  reacts: (name: string, reaction: string) => `${name}: ${reaction}.`,
  pointsAt: (name: string, area: string) => `${name} points at ${area}.`,
  pointsAtBoard: (name: string) => `${name} points at the board.`,
  /** The same, behind a name that stands for itself. */
  behindName: { pointsAt: (area: string) => `points at ${area}`, pointsAtBoard: "points at the board" },
};
