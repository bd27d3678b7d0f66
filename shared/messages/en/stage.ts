/** The board at screen-share size. */
export const stage = {
  /** Beside the name of whoever did something last, whose step is shown. */
  leads: (name: string) => `${name} leads`,
  leading: "The stage shows the step of whoever did something last.",
  whose: "Whose answers these are",
  full: "Full screen",
  notFull: "Leave full screen",
  cannotFull: "This browser shows no page in full screen by itself; the key F11 may do it.",
  leave: "Leave the stage",
  small: {
    title: "The stage needs a larger screen",
    why: "It shows both sides at once, in letters for a whole room, and this window is too narrow for that.",
    board: "Open the board itself",
  },
};
