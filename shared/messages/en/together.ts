/** How people on one board join, call and follow each other. */
export const together = {
  elsewhere: (name: string, step: string) => `${name} · on ${step}`,
  asksYou: (name: string) => `${name} asks you`,
  asks: (name: string, step: string) => `${name} asks you to come to ${step}.`,
  /** The same, to be shown around the name and the step. */
  asksParts: { between: " asks you to come to ", after: "." },
  goTo: (step: string) => `Go to ${step}`,
  stay: "Stay here",
  following: (name: string) => `Following ${name}`,
  /** The same, to be shown around the name. */
  followingParts: { before: "Following ", after: "" },
  followingUntil: (name: string) => `Following ${name}, until you do something yourself.`,
  noLonger: (name: string) => `You no longer follow ${name}.`,
  hasLeft: (name: string) => `${name} has left, so you follow nobody.`,
  stop: "Stop",
  moveSeat: "Take another seat",
  notHere: "Not here right now. The board is kept until they come back.",
  looksLikeYou: (step: string) => `Looking at ${step}, like you.`,
  looks: (step: string) => `Looking at ${step}.`,
  join: (name: string) => `Join ${name}`,
  follow: (name: string) => `Follow ${name}`,
  followHint: "Look where they look, until you do something yourself",
  stopFollowing: "Stop following",
  bring: (name: string) => `Bring ${name} here`,
};
