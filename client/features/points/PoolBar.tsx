import { useRef } from "react";
import type { AreaId } from "#shared/domain/areas.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { useLiveBoard } from "../../hooks/use-board.ts";
import { useGlidingValue } from "../../ui/use-gliding-value.ts";
import styles from "./PointsColumn.module.css";

/** All 100 points as one bar: a part for each area, the free part hatched. For the eye only; the numbers say it too. */
export function PoolBar(props: {
  readonly seat: SeatId;
  readonly rows: readonly AreaId[];
  readonly glides: boolean;
}) {
  return (
    <div className={styles.pool} aria-hidden="true">
      {props.rows.map((area, index) => (
        <Part key={area} seat={props.seat} area={area} shade={index} glides={props.glides} />
      ))}
    </div>
  );
}

function Part(props: {
  readonly seat: SeatId;
  readonly area: AreaId;
  readonly shade: number;
  readonly glides: boolean;
}) {
  const points = useLiveBoard((board) => board.answers[props.seat].points[props.area]);
  const part = useRef<HTMLElement>(null);
  useGlidingValue(part, points, props.glides);
  return <i ref={part} className={styles[`shade${props.shade}`]} data-empty={points === 0 || undefined} />;
}
