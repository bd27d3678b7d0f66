/** The start page. */
export const start = {
  heading: "Talk about what matters at work",
  about:
    "Each of you puts six areas of work in order and divides 100 points among them. Then you look at both answers side by side and talk.",
  spirit: "No judgment. There are no right or wrong answers.",
  form: {
    heading: "Start a board",
    employee: "Employee’s name",
    manager: "Manager’s name",
    title: "Title",
    blank: "Everything may stay blank. Names and title can be changed on the board.",
    start: "Start a board",
    starting: "Starting…",
    needsConnection:
      "Starting a board needs a connection, and there is none just now. Boards that this device keeps open all the same.",
    link: "No account. The board has one link: whoever has it can see and change both sides, so send it only to the other person.",
  },
  recent: {
    heading: "Recent boards on this device",
    untitled: "A board without a title",
    both: (left: string, right: string) => `${left} & ${right}`,
    watching: "watching",
    remove: "Remove",
    removeBoard: (board: string) => `Remove ${board} from this list`,
    hint: "Removing takes a board off this list only. Keep its link if you want to come back.",
  },
  open: {
    heading: "Open a snapshot",
    how: "A JSON file from Export opens as a past board, to look at again. It is read on this device and sent to no server.",
    choose: "Choose a file",
    drop: "Drop a JSON snapshot to open it",
  },
};
