/** What stands where a part of the page did not come. */
export const missing = {
  what: "This part could not be fetched, perhaps because the connection broke off. The board goes on without it.",
  again: "Try again",
  stillMissing: "It did not come this time either. If that stays so, reload the page; what you did is kept.",
  close: "Close",
};
