import { AREA_IDS, type AreaId } from "#shared/domain/areas.ts";
import type { Board } from "#shared/domain/board.ts";
import { placeOf } from "#shared/domain/ranking.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { partOf, writeNumber, type Drawing } from "./picture-motion.ts";

/** Pixels between a bar and its number. */
const NUMBER_GAP = 10;
/** Pixels: nothing given is still seen. */
const LEAST_BAR = 2;
/** Pixels that a line reaches beneath its marks, so that no gap shows at a round edge. */
const TUCK = 3;

type Row = {
  readonly seat: SeatId;
  readonly area: AreaId;
  readonly element: HTMLElement;
  readonly bar: HTMLElement;
  readonly number: HTMLElement;
  readonly points: HTMLElement;
  readonly count: HTMLElement;
  readonly rank: HTMLElement;
  /** Where the layout has it, and how far below that the middle of its mark is. */
  readonly top: number;
  readonly middle: number;
};

/** Measures the slopegraph: rows at their places, bars on one scale, lines from mark to mark through the gutter. */
export function slopegraphDrawing(root: HTMLElement, answers: Board["answers"], largest: number): Drawing {
  const rows = SEAT_IDS.flatMap((seat) => AREA_IDS.map((area) => rowOf(root, seat, area)));
  const gutter = partOf(root, "[data-gutter]");
  const width = gutter.clientWidth;
  const lines = AREA_IDS.map((area) => ({
    area,
    paths: gutter.querySelectorAll<SVGPathElement>(`[data-line="${area}"] path`),
  }));
  // One scale for all bars, so that equal lengths are equal points.
  const room = Math.min(
    ...rows.map(({ points, number }) => points.clientWidth - number.offsetWidth - NUMBER_GAP),
  );
  const middleOf = new Map(rows.map(({ seat, area, middle }) => [`${seat}/${area}`, middle]));
  const targets = new Map<string, number>();
  for (const { seat, area, top } of rows) {
    const { ranking, points } = answers[seat];
    targets.set(`y:${seat}/${area}`, top);
    targets.set(`bar:${seat}/${area}`, Math.max(LEAST_BAR, (points[area] / largest) * Math.max(room, 12)));
    targets.set(`points:${seat}/${area}`, points[area]);
    const place = placeOf(ranking, area);
    if (place !== null) targets.set(`rank:${seat}/${area}`, place);
  }
  const draw = (at: (name: string) => number): void => {
    for (const { seat, area, element, bar, number, count, rank, top } of rows) {
      const length = at(`bar:${seat}/${area}`);
      const hidden = `calc(100% - ${length.toFixed(2)}px)`;
      element.style.transform = `translateY(${(at(`y:${seat}/${area}`) - top).toFixed(2)}px)`;
      bar.style.clipPath =
        seat === "left" ? `inset(0 0 0 ${hidden} round 6px)` : `inset(0 ${hidden} 0 0 round 6px)`;
      const shift = (length + NUMBER_GAP) * (seat === "left" ? -1 : 1);
      number.style.transform = `translateX(${shift.toFixed(2)}px)`;
      writeNumber(count, at(`points:${seat}/${area}`));
      if (targets.has(`rank:${seat}/${area}`)) writeNumber(rank, at(`rank:${seat}/${area}`));
    }
    const heightOf = (name: string): number => at(`y:${name}`) + (middleOf.get(name) ?? 0);
    for (const { area, paths } of lines) {
      const from = heightOf(`left/${area}`).toFixed(2);
      const to = heightOf(`right/${area}`).toFixed(2);
      const course = `M${-TUCK} ${from} C${0.36 * width} ${from} ${0.64 * width} ${to} ${width + TUCK} ${to}`;
      for (const path of paths) path.setAttribute("d", course);
    }
  };
  return { targets, draw };
}

function rowOf(root: HTMLElement, seat: SeatId, area: AreaId): Row {
  const element = partOf(root, `[data-row="${seat}/${area}"]`);
  const mark = partOf(element, "[data-mark]");
  return {
    seat,
    area,
    element,
    bar: partOf(element, "[data-bar]"),
    number: partOf(element, "[data-number]"),
    points: partOf(element, "[data-points]"),
    count: partOf(element, "[data-count]"),
    rank: partOf(mark, "[data-rank]"),
    top: element.offsetTop,
    middle: mark.offsetTop + mark.offsetHeight / 2,
  };
}
