/** Whose hand it is, while two people share a screen. */
export const hands = {
  label: "Whose hand is it?",
  handOf: (name: string) => `${name}’s hand`,
  /** Told when the hand has changed. */
  now: (name: string) => `It is ${name}’s hand now.`,
  key: "The key H changes hands.",
  otherColumn: (name: string) => `These are ${name}’s answers.`,
  afterPause: "It has been quiet for a while. Nothing has been changed yet.",
};
