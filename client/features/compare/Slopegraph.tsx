import { useRef, type CSSProperties } from "react";
import { AREA_COUNT, AREA_IDS, AREA_TEXT, type AreaId } from "#shared/domain/areas.ts";
import { nameOf, type Board } from "#shared/domain/board.ts";
import { compare } from "#shared/domain/comparison.ts";
import { placeOf, rowOrder } from "#shared/domain/ranking.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { useGlidingValue } from "../../ui/use-gliding-value.ts";
import styles from "./Slopegraph.module.css";

/** From how many places apart a line is drawn dark. */
const FAR = 2;

/**
 * Both rankings with their points, and a line from each area to itself: the darker, the further apart. For the eye
 * only; the table beside it holds the same for everybody.
 */
export function Slopegraph(props: {
  readonly board: Board;
  readonly focus: AreaId | null;
  readonly onFocus: (area: AreaId) => void;
}) {
  const { board, focus, onFocus } = props;
  const largest = Math.max(1, ...SEAT_IDS.flatMap((seat) => Object.values(board.answers[seat].points)));
  return (
    <div className={styles.graph} data-focused={focus !== null || undefined} aria-hidden="true">
      {SEAT_IDS.map((seat) => (
        <div key={seat} className={`${styles.name} ${styles[seat]}`}>
          <i />
          <bdi>{nameOf(board, seat)}</bdi>
        </div>
      ))}
      <div className={styles.plot}>
        <Lines board={board} focus={focus} />
        {SEAT_IDS.map((seat) => (
          <i key={seat} className={`${styles.half} ${styles[seat]}`} data-places={seat} />
        ))}
        {SEAT_IDS.map((seat) => (
          <ul key={seat} className={`${styles.side} ${styles[seat]}`}>
            {AREA_IDS.map((area) => (
              <Answer
                key={area}
                board={board}
                seat={seat}
                area={area}
                largest={largest}
                isFocused={focus === area}
                onFocus={onFocus}
              />
            ))}
          </ul>
        ))}
      </div>
    </div>
  );
}

function Lines({ board, focus }: { readonly board: Board; readonly focus: AreaId | null }) {
  const lines = compare(board.answers).rows.flatMap(({ area, places, placeGap }) =>
    places.left === null || places.right === null || placeGap === null
      ? []
      : [{ area, from: places.left - 0.5, to: places.right - 0.5, isFar: placeGap >= FAR }],
  );
  const path = (from: number, to: number): string => `M0 ${from} C 33 ${from}, 67 ${to}, 100 ${to}`;
  return (
    <svg className={styles.lines} viewBox={`0 0 100 ${AREA_COUNT}`} preserveAspectRatio="none">
      {lines.map(({ area, from, to, isFar }) => (
        <path
          key={area}
          className={isFar ? styles.far : styles.near}
          data-focus={focus === area || undefined}
          d={path(from, to)}
          // As a style it travels to its new course where the browser can do that.
          style={{ d: `path("${path(from, to)}")` } as CSSProperties}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

function Answer(props: {
  readonly board: Board;
  readonly seat: SeatId;
  readonly area: AreaId;
  readonly largest: number;
  readonly isFocused: boolean;
  readonly onFocus: (area: AreaId) => void;
}) {
  const { board, seat, area, largest, isFocused, onFocus } = props;
  const { ranking, points } = board.answers[seat];
  const row = rowOrder(ranking).indexOf(area);
  const place = placeOf(ranking, area);
  const bar = useRef<HTMLElement>(null);
  useGlidingValue(bar, (points[area] / largest) * 100, true);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- the list beside the picture does the same by keyboard.
    <li
      className={styles.answer}
      data-anchor={`card:${seat}/${area}`}
      style={{ "--row": row } as CSSProperties}
      data-focus={isFocused || undefined}
      data-unplaced={place === null || undefined}
      onClick={() => onFocus(area)}
    >
      <span className={styles.words}>
        <span className={styles.area}>{AREA_TEXT[area].name}</span>
        <span className={styles.points}>
          <i ref={bar} />
          <b>{points[area]}</b>
        </span>
      </span>
      <span className={styles.mark}>{place ?? "–"}</span>
    </li>
  );
}
