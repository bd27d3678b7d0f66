import { plural } from "../plural.ts";

/** Spanish has another word before some names. */
const and: (next: string) => string = () => " and ";

/** What the two talk about, and what they pin, tick, write and time on the way. */
export const talk = {
  heading: "Talk about this first",
  talkedCount: (count: number, of: number) => `${count} of ${of} talked about`,
  /* Around two names that stand for themselves. */
  empty: {
    before: "This fills by itself as ",
    between: and,
    after: " place areas and give points.",
  },
  watching: (left: string, right: string) =>
    `You are watching. Only ${left} and ${right} pin, tick and write here.`,
  pin: (area: string) => `Let’s talk about this: ${area}`,
  pinBy: (area: string, names: string) => `Let’s talk about this: ${area}, pinned by ${names}`,
  pinned: (area: string) => `Pinned: let’s talk about ${area}.`,
  unpinned: (area: string) => `Your pin is off ${area}.`,
  tick: (area: string) => `Talked about: ${area}`,
  ticked: (area: string) => `${area}: talked about.`,
  unticked: (area: string) => `${area} is still to talk about.`,
  answer: (area: string, question: string) => `Your answer about ${area}: ${question}`,
  answerHere: "Your answer, seen by both as you write",
  nothingWritten: "Nothing written yet.",
  wrote: (name: string, text: string) => `${name} wrote: ${text}`,
  full: (characters: number) =>
    `There is room for ${characters} characters here. What is more fits in a note.`,
  takeMinutes: (minutes: number) => `Take ${plural(minutes, "1 minute", `${minutes} minutes`)}`,
};
