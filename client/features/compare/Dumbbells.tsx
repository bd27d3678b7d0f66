import { Fragment, useCallback, useRef, type CSSProperties } from "react";
import { AREA_IDS, type AreaId } from "#shared/domain/areas.ts";
import { nameOf, type Board } from "#shared/domain/board.ts";
import type { Changes } from "#shared/domain/changes.ts";
import { placeOf } from "#shared/domain/ranking.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { compare } from "#shared/messages/en/compare.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { useMessages } from "../../language/use-messages.ts";
import { announce } from "../../ui/announcer.ts";
import { labelInFull, Segments, type LabelWithName } from "../../ui/Segments.tsx";
import { areasSortedBy, SORT_KEYS, type SortKey } from "./area-order.ts";
import { AreaToolbar, ChooseArea } from "./AreaToolbar.tsx";
import { dumbbellDrawing } from "./dumbbell-drawing.ts";
import styles from "./Dumbbells.module.css";
import { useTabChoice } from "./tab-choice.ts";
import { usePictureMotion } from "./use-picture-motion.ts";
import { Was } from "./Was.tsx";

const TICKS = [0, 20, 40, 60, 80, 100];

/**
 * The six areas as rows on one axis of points: both people's marks, a bar between them, their numbers outside, and how
 * each of them has ranked the area. The rows can be sorted and glide to where they belong.
 */
export function Dumbbells(props: {
  readonly board: Board;
  readonly changes: Changes | null;
  readonly focus: AreaId | null;
  readonly onFocus: (area: AreaId) => void;
}) {
  const { board, changes, focus, onFocus } = props;
  const { answers } = board;
  const words = useMessages({ areas, compare, seats });
  const { sort } = words.compare;
  const [sortKey, setSortKey] = useTabChoice<SortKey>("compare-sort", SORT_KEYS, "cards");
  const order = areasSortedBy(sortKey, answers);
  const root = useRef<HTMLDivElement>(null);
  const measure = useCallback(
    (element: HTMLElement) => dumbbellDrawing(element, answers),
    // What was is text below the numbers, another order puts the rows elsewhere, and another language is other text.
    // oxlint-disable-next-line react/exhaustive-deps
    [answers, changes, sortKey, sort],
  );
  usePictureMotion(root, measure);
  const labels: Readonly<Record<SortKey, string | LabelWithName>> = {
    cards: sort.cards,
    difference: sort.difference,
    left: { ...sort.person, name: nameOf(board, "left", words.seats) },
    right: { ...sort.person, name: nameOf(board, "right", words.seats) },
  };
  return (
    <div className={styles.frame}>
      <div className={styles.head}>
        <p className={styles.who} aria-hidden="true">
          {SEAT_IDS.map((seat) => (
            <span key={seat} className={styles[seat]}>
              <i className={styles.mark} />
              <bdi>{nameOf(board, seat, words.seats)}</bdi>
            </span>
          ))}
        </p>
        <Segments
          name={words.compare.sortBy}
          showsName
          choices={SORT_KEYS.map((value) => ({ value, label: labels[value] }))}
          value={sortKey}
          onChoose={(value) => {
            setSortKey(value);
            const names = areasSortedBy(value, answers).map((area) => words.areas[area].name);
            announce(words.compare.sorted(labelInFull(labels[value]), names.join(", ")));
          }}
        />
      </div>
      <AreaToolbar className={styles.rows} focus={focus} order={order}>
        <div
          ref={root}
          className={styles.plot}
          data-focused={focus !== null || undefined}
          data-changed={changes !== null || undefined}
        >
          <div className={styles.ticks} aria-hidden="true">
            <div>
              {TICKS.map((tick) => (
                <i key={tick} style={{ left: `${tick}%` }}>
                  <span>{tick}</span>
                </i>
              ))}
            </div>
          </div>
          {AREA_IDS.map((area) => (
            <Row
              key={area}
              board={board}
              changes={changes}
              area={area}
              row={order.indexOf(area) + 1}
              isFocused={focus === area}
              onFocus={onFocus}
            />
          ))}
          <p className={styles.unit} aria-hidden="true">
            {words.compare.points}
          </p>
        </div>
      </AreaToolbar>
    </div>
  );
}

function Row(props: {
  readonly board: Board;
  readonly changes: Changes | null;
  readonly area: AreaId;
  readonly row: number;
  readonly isFocused: boolean;
  readonly onFocus: (area: AreaId) => void;
}) {
  const { board, changes, area, row, isFocused, onFocus } = props;
  const was = changes?.was[area];
  const words = useMessages({ areas, compare });
  const { left, right } = board.answers;
  const first = left.points[area] <= right.points[area] ? "left" : "right";
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the button within does the same by keyboard.
    <div
      className={styles.row}
      data-row={area}
      data-focus={isFocused || undefined}
      style={{ gridRow: row } as CSSProperties}
      onClick={() => onFocus(area)}
    >
      <div className={styles.label} aria-hidden="true">
        <b>{words.areas[area].name}</b>
        <span className={styles.ranks}>
          <small>{words.compare.rank}</small>
          {SEAT_IDS.map((seat) => {
            const place = placeOf(board.answers[seat].ranking, area);
            return (
              <span key={seat} className={styles[seat]} data-unplaced={place === null || undefined}>
                <span className={styles.rank}>
                  {place === null ? <span>–</span> : null}
                  <span data-rank={seat} hidden={place === null} />
                </span>
                <Was value={was?.places[seat] ?? null} />
              </span>
            );
          })}
        </span>
      </div>
      <div className={styles.axis} aria-hidden="true">
        <div data-axis>
          <i className={styles.between} data-between />
          {SEAT_IDS.map((seat) => (
            <Fragment key={seat}>
              <span
                className={`${styles.number} ${styles[seat]}`}
                data-number={seat}
                data-first={seat === first || undefined}
              >
                <b data-count />
                <Was value={was?.points[seat] ?? null} />
              </span>
              <i className={`${styles.mark} ${styles[seat]}`} data-mark={seat} />
            </Fragment>
          ))}
        </div>
      </div>
      <ChooseArea area={area} />
    </div>
  );
}
