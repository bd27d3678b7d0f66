/** The key that says, where two people share a screen, that it is the other one's hand. */
export const HAND_KEYS = { otherHand: ["H"] } as const;
