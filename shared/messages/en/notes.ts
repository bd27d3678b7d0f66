/** Notes on the board: their names, their controls, and what is told of them. */
export const notes = {
  list: "Notes",
  by: (name: string) => `Note by ${name}`,
  byOn: (name: string, card: string) => `Note by ${name}, on ${card}`,
  /** What a note is called and what it says. */
  saying: (note: string, text: string) => `${note}: ${text}`,
  empty: "empty",
  emptyNote: "Empty note",
  pressToWrite: "Press to write",
  writeSomething: "Write something",
  full: (most: number) =>
    `This note is full: it holds ${most} characters. What is more fits in another note.`,
  /** A card of somebody else. */
  cardOf: (name: string, area: string) => `${name}’s ${area}`,
  /** Where a note is, behind a colon. */
  where: {
    on: (card: string) => `on ${card}`,
    beside: (card: string) => `beside ${card}`,
    free: "free on the board",
  },
  /** Where it is while it is carried. */
  carried: {
    on: (card: string) => `On ${card}.`,
    beside: (card: string) => `Beside ${card}.`,
    free: "Free on the board.",
  },
  /** Before the name of the card that it lies on, for who cannot see it. */
  on: "on",
  isMoving: (name: string) => `${name} is moving this`,
  move: "Move note",
  moveHow: "Drag, or press and then press where it goes; or Space and the arrows",
  /** Said while it is in the hand. */
  pressWhere: "Press where the note should go.",
  color: "Colour",
  /** Each colour has corners of its own shape. */
  colors: { sun: "Yellow", sky: "Blue", leaf: "Green", rose: "Pink" },
  colorsWithShape: {
    sun: "Yellow, square corners",
    sky: "Blue, round corners",
    leaf: "Green, one cut corner",
    rose: "Pink, one large round corner",
  },
  colored: {
    sun: "The note is yellow now.",
    sky: "The note is blue now.",
    leaf: "The note is green now.",
    rose: "The note is pink now.",
  },
  attach: "Attach note",
  attachHow: "Attach to an area, so that it moves with its card",
  freeOnBoard: "Free on the board",
  cardsOf: (name: string) => `${name}’s cards`,
  delete: "Delete note",
  deleteHow: "Delete; undo brings it back",
  deleted: "Note deleted. Undo brings it back.",
  emptyGone: "The empty note is gone.",
  takeSeat: "Take a seat to put notes on the board.",
  boardFull: (most: number) => `The board is full: it holds ${most} notes. Delete one to make room.`,
  added: (where: string) => `Note added ${where}. Write, then press Escape.`,
  pickedUp: "Picked up the note. Arrows move it, with Shift further; Space drops it, Escape puts it back.",
  removed: "The note has been removed.",
  back: "The note is back where it was.",
  stays: "The note stays where it is.",
  staysWhere: (where: string) => `The note stays where it is: ${where}.`,
  moved: (where: string) => `Note moved: ${where}.`,
  attached: (where: string) => `Note attached: ${where}. It moves with this card.`,
  freed: "Note freed. It stays where it is on the board.",
  /** Somebody removed a note in which one had written. */
  lost: {
    name: "A note was removed",
    sentence: (name: string) => `${name} removed a note you had written in.`,
    bringBack: "Bring it back",
    letGo: "Let it go",
    isBack: "The note is back.",
    isGone: "The note is gone.",
  },
};
