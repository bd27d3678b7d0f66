import { remainingPoints, spreadRest, startFromOrder } from "#shared/domain/allocation.ts";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { isRanked, placeOf, shuffledTray } from "#shared/domain/ranking.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { lockName, useBoardPage } from "../../hooks/board-context.tsx";
import { useLiveBoard } from "../../hooks/use-board.ts";
import { useCarrier, useSeatView } from "../../hooks/use-seat-view.ts";
import { announce } from "../../ui/announcer.ts";
import { Column } from "../../ui/Column.tsx";
import { Glide } from "../../ui/Glide.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { PointsRow } from "./PointsRow.tsx";
import { PoolBar } from "./PoolBar.tsx";
import { usePointsGestures } from "./use-points-gestures.ts";
import styles from "./PointsColumn.module.css";

/** One person's areas in their order, with the points of each and the pool that they come from. */
export function PointsColumn({ seat }: { readonly seat: SeatId }) {
  const { session, locks } = useBoardPage();
  const ranking = useLiveBoard((board) => board.answers[seat].ranking);
  const createdAt = useLiveBoard((board) => board.createdAt);
  const left = useLiveBoard((board) => remainingPoints(board.answers[seat].points));
  const { name, note, mayEdit, whyNot } = useSeatView(seat);
  const carrier = useCarrier(seat);
  const gestures = usePointsGestures(seat);
  const rows = [...ranking.placed, ...shuffledTray(ranking.tray, `${createdAt}/${seat}`)];
  const locked = new Set(AREA_IDS.filter((area) => locks.has(lockName(seat, area))));

  const spread = (): void => {
    session.allocate(seat, "spread", spreadRest(session.board.get().answers[seat].points, rows, locked));
    announce("The rest is spread evenly. All 100 given.");
  };
  const startFromMyOrder = (): void => {
    session.allocate(seat, "start-from-order", startFromOrder(ranking.placed));
    announce("Points follow your order now. All 100 given.");
  };
  return (
    <Column
      seat={seat}
      name={name}
      note={note}
      aside={
        <span className={styles.aside}>
          <span role="status" aria-live="off">
            {left === 0 ? (
              "All 100 given"
            ) : (
              <>
                <b>{left}</b> left to give
              </>
            )}
          </span>
          {mayEdit ? (
            <Menu
              label="Help with all points"
              items={[
                {
                  label: "Spread the rest evenly",
                  hint: "Over the areas that are not locked",
                  blocked:
                    left === 0
                      ? "Nothing is left"
                      : locked.size === AREA_IDS.length
                        ? "Every area is locked"
                        : null,
                  onChoose: spread,
                },
                {
                  label: "Start from my order",
                  hint: "29, 24, 19, 14, 9, 5; replaces all points",
                  blocked: !isRanked(ranking)
                    ? "Place all six areas first"
                    : locked.size > 0
                      ? "Unlock every area first"
                      : null,
                  onChoose: startFromMyOrder,
                },
              ]}
            />
          ) : null}
        </span>
      }
    >
      <PoolBar seat={seat} rows={rows} glides={!mayEdit} />
      <Glide className={styles.glide}>
        <ol className={styles.rows} aria-label="Points by area" data-places={seat}>
          {rows.map((area, index) => (
            <PointsRow
              key={area}
              seat={seat}
              area={area}
              place={placeOf(ranking, area)}
              isLow={index >= 4}
              tag={carrier?.area === area ? `${carrier.by} is moving this` : null}
              blocked={mayEdit ? null : whyNot}
              gestures={gestures}
            />
          ))}
        </ol>
      </Glide>
    </Column>
  );
}
