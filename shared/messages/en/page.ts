/** The frame of every page, and what stands in it before, or instead of, a board. */
export const page = {
  /** The name of the region that tells a screen reader what has happened. */
  announcements: "Announcements",
  stepShown: (step: string) => `${step} is shown.`,
  /** The link past the header. */
  skip: "Skip to the board",
  /** The name of the window: which step of which board; the title may be empty. */
  windowTitle: (step: string, title: string) =>
    title === "" ? `${step} · What Matters` : `${step} · ${title} · What Matters`,
  brand: "What Matters, start page",
  toStart: "Go to the start page",
  opening: "Opening the board…",
  unreachable: "The server cannot be reached, and this device keeps no copy of the board. Trying again…",
  watching: "You are watching. Only the two people can change this board.",
  justWatching: "You are just watching.",
  spirit: "No judgment. There are no right or wrong answers.",
  steps: "Steps",
  whoseAnswers: "Whose answers",
  export: "Export",
  invite: "Invite",
  about: "About this board",
  failed: {
    title: "This page could not be shown",
    why: "A part of it did not come, perhaps because the connection broke off. What you did on the board is kept.",
    reload: "Reload this page",
  },
};
