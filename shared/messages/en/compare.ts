/** Both answers side by side. */
export const compare = {
  label: "Comparison",
  heading: "Where you are alike, and where to talk",
  view: "View",
  views: { lines: "Lines", dumbbells: "Dumbbells", table: "Table" },
  shownAs: {
    lines: "Shown as lines.",
    dumbbells: "Shown as dumbbells.",
    table: "Shown as a table.",
  },
  changedSince: (moment: string) => `Changed since ${moment}, when both were complete.`,
  aroundLines: "Notes and ink lie around the lines: choose Lines to see them.",
  showOne: "Show one area alone",
  show: (area: string) => `Show ${area} alone`,
  sortBy: "Sort by",
  sort: {
    cards: "Card order",
    difference: "Difference",
    /* The order of one of the two, around a name. */
    person: { before: "", after: "’s order" },
  },
  sorted: (by: string, areas: string) => `${by}: ${areas}.`,
  rank: "Rank",
  points: "points",
  was: (number: number) => `was ${number}`,
  table: {
    caption: "Both answers",
    area: "Area",
    /* Around a name that stands for itself; `mark` is never parted from it. */
    rankOf: { before: "", mark: "’s", after: " rank" },
    pointsOf: { before: "", mark: "’s", after: " points" },
    notPlaced: "not placed",
    wasFirst: (now: string, was: number) => `${now}, was ${was} when both were first complete`,
  },
};
