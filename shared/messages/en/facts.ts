import { plural } from "../plural.ts";

const COUNT_WORDS = ["no", "one", "two", "three", "four", "five"];

/** What is alike and what differs in two answers, and what is still open: facts that measure nobody. */
export const facts = {
  /* Three sentences, each of a figure that is set bold and the rest that follows it. */
  noPoints: { figure: "No points", rest: "to compare yet" },
  noPairs: { figure: "No pairs", rest: "to compare yet" },
  noTopThree: { figure: "No top 3", rest: "to compare yet" },
  sharedPoints: (shared: number, all: number, isWhole: boolean) => ({
    figure: `${shared} of ${all}`,
    rest: `points ${plural(shared, "sits in the same place", "sit in the same places")}${soFar(isWhole)}`,
  }),
  samePairs: (same: number, pairs: number, isWhole: boolean) => ({
    figure: `${same} of ${pairs}`,
    rest: `${plural(pairs, "pair", "pairs")} you put in the same order${soFar(isWhole)}`,
  }),
  noneOfTopThree: (isWhole: boolean) => ({
    figure: "None of your top 3",
    rest: `are the same${soFar(isWhole)}`,
  }),
  /** `areas` are named one after the other. */
  someOfTopThree: (count: number, areas: string, isWhole: boolean) => ({
    figure: `${count} of your top 3`,
    rest: `${plural(count, "is", "are")} the same${soFar(isWhole)}: ${areas}`,
  }),
  /* Lines of what to talk about first. */
  commonGround: (area: string) => `Common ground: ${area}`,
  bothGaveTheSame: (points: number) => `You both gave it the same: ${points}.`,
  bothGaveALot: (left: number, right: number) => `You both gave it a lot: ${left} and ${right}.`,
  bothGavePoints: (left: number, right: number) => `You both gave it points: ${left} and ${right}.`,
  notPlacedByBoth: "Not placed by both yet.",
  samePlace: "The same place.",
  placesApart: (places: number) => `${capital(counted(places))} ${plural(places, "place", "places")} apart.`,
  /** How far apart two answers are: null points where neither has given any, null places where one has not placed it. */
  apart: (points: number | null, places: number | null) => {
    const inPoints =
      points === null
        ? "No points from either"
        : points === 0
          ? "The same points"
          : `${points} ${plural(points, "point", "points")} apart`;
    if (places === null) return `${inPoints}, not placed by both yet.`;
    if (places === 0) return `${inPoints}, the same place.`;
    const inPlaces = `${counted(places)} ${plural(places, "place", "places")}`;
    return points === 0 || points === null ? `${inPoints}, ${inPlaces} apart.` : `${inPoints}, ${inPlaces}.`;
  },
  /* What is still open. */
  notAnswered: (who: string) => `${who} has not answered yet.`,
  placed: (who: string, placed: number, all: number) => `${who} has placed ${placed} of ${all} areas.`,
  pointsLeft: (who: string, left: number) =>
    `${who} has ${left} ${plural(left, "point", "points")} left to give.`,
  placedAndPointsLeft: (who: string, placed: number, all: number, left: number) =>
    `${who} has placed ${placed} of ${all} areas and has ${left} ${plural(left, "point", "points")} left to give.`,
};

function soFar(isWhole: boolean): string {
  return isWhole ? "" : " so far";
}

function counted(count: number): string {
  return COUNT_WORDS[count] ?? String(count);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
