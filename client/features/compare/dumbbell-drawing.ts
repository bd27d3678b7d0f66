import { AREA_IDS, type AreaId } from "#shared/domain/areas.ts";
import type { Board } from "#shared/domain/board.ts";
import { placeOf } from "#shared/domain/ranking.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { dumbbellSpots, MARK_SIZE } from "./dumbbell-layout.ts";
import { partOf, writeNumber, type Drawing } from "./picture-motion.ts";

/** Pixels from the middle of a mark to its number. */
const NUMBER_GAP = MARK_SIZE / 2 + 4;

/** Measures the dumbbell rows: each at its place, both marks on its axis, the bar between them, the numbers outside. */
export function dumbbellDrawing(root: HTMLElement, answers: Board["answers"]): Drawing {
  const rows = AREA_IDS.map((area) => rowOf(root, area));
  const targets = new Map<string, number>();
  for (const { area, top, width } of rows) {
    targets.set(`y:${area}`, top);
    const points = { left: answers.left.points[area], right: answers.right.points[area] };
    const { x, side } = dumbbellSpots(points, width);
    for (const seat of SEAT_IDS) {
      const name = `${seat}/${area}`;
      targets.set(`x:${name}`, x[seat]);
      // Much larger than it is shown: what counts as at rest is the same for all numbers.
      targets.set(`side:${name}`, side[seat] * 100);
      targets.set(`points:${name}`, points[seat]);
      const place = placeOf(answers[seat].ranking, area);
      if (place !== null) targets.set(`rank:${name}`, place);
    }
  }
  const draw = (at: (name: string) => number): void => {
    for (const { area, element, between, sides, top, width } of rows) {
      element.style.transform = `translateY(${(at(`y:${area}`) - top).toFixed(2)}px)`;
      const ends = SEAT_IDS.map((seat) => at(`x:${seat}/${area}`));
      const from = Math.min(...ends);
      const length = Math.max(...ends) - from;
      between.style.transform = `translateX(${from.toFixed(2)}px) scaleX(${(length / Math.max(width, 1)).toFixed(5)})`;
      for (const seat of SEAT_IDS) {
        const { mark, number, count, rank } = sides[seat];
        const name = `${seat}/${area}`;
        const x = at(`x:${name}`).toFixed(2);
        const side = at(`side:${name}`) / 100;
        mark.style.transform = `translateX(${x}px)`;
        const outwards = `calc(-50% + ${side.toFixed(3)} * (50% + ${NUMBER_GAP}px))`;
        number.style.transform = `translateX(${x}px) translateX(${outwards})`;
        writeNumber(count, at(`points:${name}`));
        if (targets.has(`rank:${name}`)) writeNumber(rank, at(`rank:${name}`));
      }
    }
  };
  return { targets, draw };
}

type Side = {
  readonly mark: HTMLElement;
  readonly number: HTMLElement;
  readonly count: HTMLElement;
  readonly rank: HTMLElement;
};

type Row = {
  readonly area: AreaId;
  readonly element: HTMLElement;
  readonly between: HTMLElement;
  readonly sides: Readonly<Record<SeatId, Side>>;
  /** Where the layout has it, and how many pixels its axis has. */
  readonly top: number;
  readonly width: number;
};

function rowOf(root: HTMLElement, area: AreaId): Row {
  const element = partOf(root, `[data-row="${area}"]`);
  const side = (seat: SeatId): Side => ({
    mark: partOf(element, `[data-mark="${seat}"]`),
    number: partOf(element, `[data-number="${seat}"]`),
    count: partOf(element, `[data-number="${seat}"] [data-count]`),
    rank: partOf(element, `[data-rank="${seat}"]`),
  });
  return {
    area,
    element,
    between: partOf(element, "[data-between]"),
    sides: { left: side("left"), right: side("right") },
    top: element.offsetTop,
    width: partOf(element, "[data-axis]").clientWidth,
  };
}
