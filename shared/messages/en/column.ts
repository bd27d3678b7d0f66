/** What stands around one person's answers, and why they cannot be changed here. */
export const column = {
  you: "you",
  somebody: "Somebody",
  isMoving: (by: string) => `${by} is moving this`,
  pastBoard: "A past board cannot be changed.",
  refused: "The server takes no more changes; the top of the page says why.",
  otherHand: (name: string) => `It is the other hand’s turn. Press here when it is ${name}’s.`,
  onlyOther: (name: string) => `Only ${name} moves these.`,
};
