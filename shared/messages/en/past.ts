/** A snapshot that was opened again, as a board that only looks back. */
export const past = {
  none: {
    title: "No snapshot is open in this tab",
    why: "A past board is kept only in the tab in which it was opened. Open its JSON file again on the start page; the file itself is not touched.",
  },
  whose: "Whose answers these are",
  /** The role behind a name, for who cannot see its shape. */
  nameAndRole: (role: string) => `, ${role}`,
  note: (day: string) => `A past board of ${day}. Nothing here can be changed.`,
};
