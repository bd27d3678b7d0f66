/** What each step is called on its button. */
export const steps = {
  rank: "Rank",
  points: "Points",
  compare: "Compare",
};
