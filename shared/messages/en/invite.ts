/** The dialog with the links of a board. */
export const invite = {
  title: "Invite",
  edit: {
    label: "Link to edit",
    copy: "Copy the link to edit",
    hint: "For the other person. Whoever has it can take a seat, change both sides and delete the board.",
  },
  watch: {
    label: "Link to watch",
    copy: "Copy the link to watch",
    hint: "For a meeting-room screen. Whoever has it sees everything and can change nothing.",
  },
  copyNow: "Copy",
  copied: "Copied.",
  copyByHand: "Selected. Press Ctrl+C or ⌘C to copy; this browser copies by itself only on https.",
  copyRefused: "The browser did not allow copying. The link is selected: press Ctrl+C or ⌘C.",
};
