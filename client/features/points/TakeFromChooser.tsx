import { useRef } from "react";
import type { AreaId } from "#shared/domain/areas.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { points as dividing } from "#shared/messages/en/points.ts";
import { useLiveBoard } from "../../hooks/use-board.ts";
import { useMessages } from "../../language/use-messages.ts";
import { giveFocusBack, useFallenFocus } from "../../ui/focus.ts";
import { useOpenWhereSeen } from "../../ui/open-where-seen.ts";
import { useCloseOutside } from "../../ui/use-close-outside.ts";
import type { PointsGestures, TakeFrom } from "./use-points-gestures.ts";
import styles from "./TakeFromChooser.module.css";

/** At an empty pool: which other area the next points come from, 1 to 1. */
export function TakeFromChooser(props: {
  readonly seat: SeatId;
  readonly takeFrom: TakeFrom;
  readonly gestures: PointsGestures;
}) {
  const { seat, takeFrom, gestures } = props;
  const { area, donor } = takeFrom;
  const { areas: areaWords, points: words } = useMessages({ areas, points: dividing });
  const points = useLiveBoard((board) => board.answers[seat].points);
  const panel = useRef<HTMLDivElement>(null);
  const slider = (): HTMLElement | null | undefined =>
    panel.current?.parentElement?.querySelector<HTMLElement>('input[type="range"]');
  useCloseOutside(panel, slider, gestures.closeTakeFrom);
  // A slider in the hand must not scroll away from under it.
  useOpenWhereSeen(panel, takeFrom.wanted > 0);
  // The button of a donor that has run empty goes away under the focus.
  useFallenFocus(panel, () => slider()?.focus());
  const donors = gestures.donorsFor(area);
  const takingFrom = words.takingFrom(donor === null ? 0 : points[donor]);
  return (
    <div
      ref={panel}
      className={styles.panel}
      role="group"
      aria-label={words.takeFromFor(areaWords[area].name)}
    >
      {donor !== null && points[donor] > 0 ? (
        <p>
          {takingFrom.before}
          <strong>{areaWords[donor].name}</strong>
          {takingFrom.after}
        </p>
      ) : donors.length === 0 ? (
        <p>{words.noneToTake}</p>
      ) : (
        <p>
          <strong>{words.takeFrom}</strong>
        </p>
      )}
      <div className={styles.donors}>
        {donors.map((each: AreaId) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === donor}
            onClick={() => gestures.chooseDonor(each)}
          >
            {areaWords[each].name} <b>{points[each]}</b>
          </button>
        ))}
        <button
          type="button"
          className={styles.done}
          onClick={() => {
            giveFocusBack(panel.current, slider());
            gestures.closeTakeFrom();
          }}
        >
          {donor === null ? words.leaveIt : words.done}
        </button>
      </div>
    </div>
  );
}
