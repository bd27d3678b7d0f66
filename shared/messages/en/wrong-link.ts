/** What is shown for an address that is no link to a board. */
export const wrongLink = {
  title: "This link is not complete",
  why: "A link to a board ends in 22 letters and digits. Part of it may have been cut off when it was copied.",
  how: "Ask the person who sent it to copy it once more from Invite.",
};
