import { plural } from "../plural.ts";

/** What a snapshot says besides its facts, in every format. */
export const snapshot = {
  /** The line that every snapshot ends with, and what stands behind it. */
  aid: "A conversation aid, not a performance record",
  spirit: "No judgment. There are no right or wrong answers.",
  /* Headings. */
  alike: "Where you are alike",
  bothAnswers: "Both answers",
  talkFirst: "Talk about this first",
  nothingToCompare: "Nothing to compare yet.",
  whatYouWrote: "What you wrote",
  notes: "Notes",
  theBoard: "The board",
  /* What was pinned and ticked. */
  pinnedBy: (names: string) => `Pinned by ${names}`,
  pinnedByBoth: "Pinned by both",
  talkedAbout: "Talked about",
  /* When both were first complete. */
  firstComplete: (day: string) => `Both answers were first complete on ${day}.`,
  firstCompleteAndChanged: (day: string) =>
    `Both answers were first complete on ${day}; what has changed since says what it was.`,
  firstCompleteHead: (day: string) => `Both were first complete on ${day}`,
  /* Places and points, in lists, tables and pictures. */
  area: "Area",
  rankOf: (name: string) => `${name}: rank`,
  pointsOf: (name: string) => `${name}: points`,
  points: (points: number) => `${points} ${plural(points, "point", "points")}`,
  leftToGive: "Left to give",
  /** As a cell of a table or behind a name, and as the beginning of a line. */
  notPlaced: "not placed yet",
  notPlacedHeading: "Not placed yet",
  noAnswers: "no answers yet",
  areasPlaced: (placed: number, all: number) => `${placed} of ${all} areas placed`,
  pointsLeft: (left: number) => `${left} left to give`,
  allGiven: (all: number) => `all ${all} given`,
  /** On a line between two equal places; about five letters have room. */
  same: "same",
  was: (number: number) => `was ${number}`,
  wasPlace: (place: number) => `was place ${place}`,
  /* The picture in words. */
  answersInWords: (name: string, areas: string) => `${name}, with points: ${areas}.`,
  notPlacedInWords: (areas: string) => `not placed yet ${areas}`,
  wroteAbout: (name: string, area: string, text: string) => `${name} wrote about ${area}: ${text}`,
  email: {
    opening: (people: string, day: string) => `What ${people} put on the board, ${day}:`,
    asking: "Is this how you remember it? If you see something in another way, tell me.",
    leftOut: (parts: string) => `Left out here because a link to an e-mail must be short: ${parts}.`,
    /* Parts that may be left out. */
    theNotes: "the notes",
    theReplies: "the replies",
    theQuestions: "the questions",
    theRestOfTalk: "the rest of what to talk about",
    theTalk: "what to talk about first",
    nearlyAll: "all but the first facts and both answers, and the ends of long names",
  },
  csv: {
    areaId: "area id",
    area: "area",
    seat: "seat",
    person: "person",
    role: "role",
    rank: "rank",
    points: "points",
    firstRank: "first rank",
    firstPoints: "first points",
    pinned: "pinned",
    talkedAbout: "talked about",
    reply: "reply",
    date: "date",
    yes: "yes",
    no: "no",
  },
};
