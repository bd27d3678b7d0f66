/** What can be set about a board, and how to leave it. */
export const settings = {
  title: "About this board",
  refused: "The server takes no more changes from this page; the top of the board says why.",
  watching: "You opened this board by its link to watch. Only the two people can change it.",
  boardTitle: "Title",
  nameOf: { left: "Employee’s name", right: "Manager’s name" },
  share: {
    label: "We share this screen",
    hint: "Both columns can be changed here. Above them stands whose hand it is, and the key H changes it.",
  },
  moveSeat: "Take another seat",
  stage: {
    label: "Stage view",
    hint: "Large, for sharing this screen: it follows you both and shows nothing to change.",
  },
  forget: {
    label: "Forget this board on this device",
    hint: "The board stays on the server. You need its link to come back.",
  },
  erase: {
    label: "Delete this board…",
    hint: "For both of you, for good.",
    ask: "Delete both people’s answers for good? Nobody can bring them back.",
    yes: "Delete the board",
    askAgain: "Really delete it? The link will never work again.",
    yesAgain: "Yes, delete it for good",
    no: "Keep it",
  },
};
