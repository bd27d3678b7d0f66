import type { Messages } from "../../messages/messages.ts";
import { isAreaId, type AreaId } from "../areas.ts";
import { SEAT_IDS, type PerSeat, type SeatId } from "../seats.ts";
import type { TimerKey } from "../whiteboard/timer.ts";
import type { News, PersonNews } from "./news.ts";

/** The words that a summary is made of. */
export type NewsWords = Pick<Messages, "news" | "areas" | "seats" | "steps">;

/** Where more cards than this were moved, the whole order is told instead. */
const MAX_MOVED = 2;

/** The summary of what others did, as whole sentences; empty where there is nothing to tell. */
export function newsInWords(news: News, names: PerSeat<string>, words: NewsWords): readonly string[] {
  const areaNames = (areas: readonly AreaId[]): readonly string[] =>
    areas.map((area) => words.areas[area].name);
  const timerName = (key: TimerKey): string => (isAreaId(key) ? words.areas[key].name : words.steps[key]);
  const some = (areas: readonly AreaId[], tell: (names: readonly string[]) => string): readonly string[] =>
    areas.length === 0 ? [] : [tell(areaNames(areas))];
  const many = (count: number, tell: (count: number) => string): readonly string[] =>
    count === 0 ? [] : [tell(count)];
  const clausesOf = ({ where, moved, order, unplaced, points, ...rest }: PersonNews): readonly string[] => [
    ...(where === null
      ? []
      : [
          where === "come"
            ? words.news.came
            : where === "left"
              ? words.news.left
              : words.news.wentTo(words.steps[where]),
        ]),
    ...(moved.length > MAX_MOVED
      ? [words.news.ordered(areaNames(order))]
      : moved.map(({ area, place }) => words.news.moved(words.areas[area].name, place))),
    ...some(unplaced, words.news.unplaced),
    ...(points.length === 0
      ? []
      : [
          words.news.gave(
            points.map((given) => ({ area: words.areas[given.area].name, points: given.points })),
          ),
        ]),
    ...some(rest.pinned, words.news.pinned),
    ...some(rest.unpinned, words.news.unpinned),
    ...some(rest.wrote, words.news.wrote),
    ...many(rest.addedNotes, words.news.addedNotes),
    ...(rest.ink === null ? [] : [words.news[rest.ink]]),
  ];
  const deedsOf = (seat: SeatId): readonly string[] => {
    const clauses = clausesOf(news.of[seat]);
    return clauses.length === 0 ? [] : [words.news.did(names[seat] || words.seats.theRole[seat], clauses)];
  };
  return [
    ...SEAT_IDS.flatMap(deedsOf),
    ...some(news.talked, words.news.talked),
    ...some(news.untalked, words.news.untalked),
    ...many(news.changedNotes, words.news.changedNotes),
    ...many(news.removedNotes, words.news.removedNotes),
    ...news.timersSet.map((key) => words.news.timerRuns(timerName(key))),
    ...news.timersStopped.map((key) => words.news.timerStopped(timerName(key))),
    ...SEAT_IDS.flatMap((seat) => {
      const name = news.names[seat];
      return name === null ? [] : [words.news.isCalled(words.seats.roleInText[seat], name)];
    }),
    ...(news.title === null ? [] : [words.news.hasTitle(news.title)]),
  ];
}
