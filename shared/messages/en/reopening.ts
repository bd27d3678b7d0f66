/** Why a file is not opened again as a past board. */
export const reopening = {
  tooLarge: "This file is larger than any snapshot of What Matters.",
  notJson: "This file is not a JSON snapshot: it is something else, or a part of it is missing.",
  notSnapshot: "This file is JSON, but not a snapshot of What Matters.",
  newer: "This snapshot was made by a newer version of What Matters than this one.",
  damaged: (field: string) =>
    `This snapshot is damaged and cannot be opened: “${field}” is missing or not as it should be.`,
  several: "These are several files. Open one of them.",
  picture: "This is a picture. It shows a snapshot, but only its JSON file can be opened again.",
  otherText: "This is a snapshot to read, but only its JSON file can be opened again.",
  unreadable: "This file cannot be read. Perhaps it was moved, or it is a folder; choose it once more.",
  full: "This snapshot holds more ink than this browser keeps for a tab, so it cannot be shown here.",
  noStorage:
    "This browser keeps nothing for this page, as in a strict private window, so it cannot show a snapshot.",
};
