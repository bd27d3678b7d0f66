import { useCallback, useRef, type CSSProperties } from "react";
import { AREA_IDS, type AreaId } from "#shared/domain/areas.ts";
import { nameOf, type Board } from "#shared/domain/board.ts";
import type { Changes } from "#shared/domain/changes.ts";
import { compare } from "#shared/domain/comparison.ts";
import { placeOf, rowOrder } from "#shared/domain/ranking.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { useMessages } from "../../language/use-messages.ts";
import { AreaToolbar, ChooseArea } from "./AreaToolbar.tsx";
import { slopegraphDrawing } from "./slopegraph-drawing.ts";
import styles from "./Slopegraph.module.css";
import { usePictureMotion } from "./use-picture-motion.ts";
import { Was } from "./Was.tsx";

/** From how many places apart a line is drawn dark. */
const FAR = 2;

/**
 * Both rankings with their points, and a line from each area to itself: the darker, the further apart. What is drawn is
 * for the eye only; the table beside it holds the same for everybody.
 */
export function Slopegraph(props: {
  readonly board: Board;
  readonly changes: Changes | null;
  readonly focus: AreaId | null;
  readonly onFocus: (area: AreaId) => void;
}) {
  const { board, changes, focus, onFocus } = props;
  const { answers } = board;
  const words = useMessages({ seats });
  const root = useRef<HTMLDivElement>(null);
  const measure = useCallback(
    (element: HTMLElement) => {
      const largest = Math.max(1, ...SEAT_IDS.flatMap((seat) => Object.values(answers[seat].points)));
      return slopegraphDrawing(element, answers, largest);
    },
    // What was is text beside the numbers, so it changes the room that the bars have; another language is other text.
    // oxlint-disable-next-line react/exhaustive-deps
    [answers, changes, words.seats],
  );
  usePictureMotion(root, measure);
  return (
    <AreaToolbar className={styles.frame} focus={focus} order={rowOrder(answers.left.ranking)}>
      <div
        className={styles.graph}
        data-focused={focus !== null || undefined}
        data-changed={changes !== null || undefined}
      >
        {SEAT_IDS.map((seat) => (
          <div key={seat} className={`${styles.name} ${styles[seat]}`} aria-hidden="true">
            <i />
            <bdi>{nameOf(board, seat, words.seats)}</bdi>
          </div>
        ))}
        <div ref={root} className={styles.plot}>
          {SEAT_IDS.map((seat) => (
            <i key={seat} className={`${styles.half} ${styles[seat]}`} data-places={seat} />
          ))}
          <Lines board={board} focus={focus} onFocus={onFocus} />
          {SEAT_IDS.map((seat) =>
            AREA_IDS.map((area) => (
              <Answer
                key={`${seat}/${area}`}
                board={board}
                changes={changes}
                seat={seat}
                area={area}
                isFocused={focus === area}
                onFocus={onFocus}
              />
            )),
          )}
        </div>
      </div>
    </AreaToolbar>
  );
}

/** Every area's line is an element of its own and stays it, with a course or without: one comes to lie over others by its style. */
function Lines(props: {
  readonly board: Board;
  readonly focus: AreaId | null;
  readonly onFocus: (area: AreaId) => void;
}) {
  const { board, focus, onFocus } = props;
  return (
    <div className={styles.gutter} data-gutter aria-hidden="true">
      {compare(board.answers).rows.map(({ area, placeGap }) => (
        <svg
          key={area}
          className={placeGap !== null && placeGap >= FAR ? styles.far : styles.near}
          data-line={area}
          data-focus={focus === area || undefined}
          data-none={placeGap === null || undefined}
        >
          <path />
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the buttons on the rows do the same by keyboard. */}
          <path onClick={() => onFocus(area)} />
        </svg>
      ))}
    </div>
  );
}

function Answer(props: {
  readonly board: Board;
  readonly changes: Changes | null;
  readonly seat: SeatId;
  readonly area: AreaId;
  readonly isFocused: boolean;
  readonly onFocus: (area: AreaId) => void;
}) {
  const { board, changes, seat, area, isFocused, onFocus } = props;
  const { ranking } = board.answers[seat];
  const place = placeOf(ranking, area);
  const words = useMessages({ areas });
  const was = changes?.was[area];
  const row = rowOrder(ranking).indexOf(area) + 1;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the button within does the same by keyboard.
    <div
      className={`${styles.answer} ${styles[seat]}`}
      data-anchor={`card:${seat}/${area}`}
      data-row={`${seat}/${area}`}
      data-focus={isFocused || undefined}
      data-unplaced={place === null || undefined}
      style={{ gridRow: row } as CSSProperties}
      onClick={() => onFocus(area)}
    >
      <span className={styles.words} aria-hidden="true">
        <span className={styles.area}>{words.areas[area].name}</span>
        <span className={styles.points} data-points>
          <i data-bar />
          <span className={styles.number} data-number>
            <b data-count />
            <Was value={was?.points[seat] ?? null} />
          </span>
        </span>
      </span>
      <span className={styles.mark} data-mark aria-hidden="true">
        {place === null ? <span key="none">–</span> : null}
        <span data-rank hidden={place === null} />
        <Was value={was?.places[seat] ?? null} />
      </span>
      {seat === "left" ? <ChooseArea area={area} /> : null}
    </div>
  );
}
