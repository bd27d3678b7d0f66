import { useRef } from "react";
import { AREA_TEXT, type AreaId } from "#shared/domain/areas.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { useLiveBoard } from "../../hooks/use-board.ts";
import { giveFocusBack, useFallenFocus } from "../../ui/focus.ts";
import { useCloseOutside } from "../../ui/use-close-outside.ts";
import type { PointsGestures, TakeFrom } from "./use-points-gestures.ts";
import styles from "./TakeFromChooser.module.css";

/** At an empty pool: which other area the next points come from, 1 to 1. */
export function TakeFromChooser(props: {
  readonly seat: SeatId;
  readonly takeFrom: TakeFrom;
  readonly gestures: PointsGestures;
  readonly opensUp: boolean;
}) {
  const { seat, takeFrom, gestures, opensUp } = props;
  const { area, donor } = takeFrom;
  const points = useLiveBoard((board) => board.answers[seat].points);
  const panel = useRef<HTMLDivElement>(null);
  const slider = (): HTMLElement | null | undefined =>
    panel.current?.parentElement?.querySelector<HTMLElement>('input[type="range"]');
  useCloseOutside(panel, slider, gestures.closeTakeFrom);
  // The button of a donor that has run empty goes away under the focus.
  useFallenFocus(panel, () => slider()?.focus());
  const donors = gestures.donorsFor(area);
  return (
    <div
      ref={panel}
      className={opensUp ? `${styles.panel} ${styles.up}` : styles.panel}
      role="group"
      aria-label={`Take from, for ${AREA_TEXT[area].name}`}
    >
      {donor !== null && points[donor] > 0 ? (
        <p>
          Taking from <strong>{AREA_TEXT[donor].name}</strong>: {points[donor]} there. Go on with the slider
          or +.
        </p>
      ) : donors.length === 0 ? (
        <p>Everything else is locked or at 0. Unlock one or lower one.</p>
      ) : (
        <p>
          <strong>Take from:</strong>
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
            {AREA_TEXT[each].name} <b>{points[each]}</b>
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
          {donor === null ? "Leave it" : "Done"}
        </button>
      </div>
    </div>
  );
}
