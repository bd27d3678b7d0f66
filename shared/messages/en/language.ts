/** The choice of the page's language. */
export const language = {
  label: "Language",
  /** Told once the page is in the language that was chosen. */
  chosen: "The page is in English now.",
  /** `name` is what the other language calls itself. */
  missing: (name: string) =>
    `${name} could not be fetched, so the page stays in English. Check the connection and try again.`,
};
