import { plural } from "../plural.ts";

/** Why the server did not do what a page asked for. */
export const refusals = {
  "no-answer": "The server cannot be reached. Check the connection and try again.",
  "too-many": (minutes: number) =>
    `Too many requests from this address; try again in ${minutes} ${plural(minutes, "minute", "minutes")}.`,
  "unknown-board": "The server does not have this board any more.",
  "read-only": "This link may only watch; deleting needs the link to edit.",
  "not-understood": "The server did not understand this page. Reload it and try again.",
  unavailable: "The server cannot do this just now. Try again in a moment.",
  other: (status: number) => `The server answered ${status}. Try again in a moment.`,
};
