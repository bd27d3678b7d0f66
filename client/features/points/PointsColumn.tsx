import { remainingPoints, spreadRest, startFromOrder } from "#shared/domain/allocation.ts";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { isRanked, placeOf, shuffledTray } from "#shared/domain/ranking.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { points } from "#shared/messages/en/points.ts";
import { lockName, useBoardPage } from "../../hooks/board-context.tsx";
import { useLiveBoard } from "../../hooks/use-board.ts";
import { useCarrier, useSeatView } from "../../hooks/use-seat-view.ts";
import { useMessages } from "../../language/use-messages.ts";
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
  const words = useMessages({ points }).points;
  const ranking = useLiveBoard((board) => board.answers[seat].ranking);
  const createdAt = useLiveBoard((board) => board.createdAt);
  const left = useLiveBoard((board) => remainingPoints(board.answers[seat].points));
  const { name, note, mayEdit, whyNot } = useSeatView(seat);
  const carrier = useCarrier(seat);
  const gestures = usePointsGestures(seat);
  const rows = [...ranking.placed, ...shuffledTray(ranking.tray, `${createdAt}/${seat}`)];
  const toGive = words.left(left);
  const locked = new Set(AREA_IDS.filter((area) => locks.has(lockName(seat, area))));

  const spread = (): void => {
    session.allocate(seat, "spread", spreadRest(session.board.get().answers[seat].points, rows, locked));
    announce(words.spreadDone);
  };
  const startFromMyOrder = (): void => {
    session.allocate(seat, "start-from-order", startFromOrder(ranking.placed));
    announce(words.fromOrderDone);
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
              words.allGiven
            ) : (
              <>
                {toGive.before}
                <b>{toGive.figure}</b>
                {toGive.after}
              </>
            )}
          </span>
          {mayEdit ? (
            <Menu
              label={words.help}
              items={[
                {
                  label: words.spread,
                  hint: words.spreadHint,
                  blocked:
                    left === 0 ? words.nothingLeft : locked.size === AREA_IDS.length ? words.allLocked : null,
                  onChoose: spread,
                },
                {
                  label: words.fromOrder,
                  hint: words.fromOrderHint,
                  blocked: !isRanked(ranking) ? words.placeFirst : locked.size > 0 ? words.unlockFirst : null,
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
        <ol className={styles.rows} aria-label={words.byArea} data-places={seat}>
          {rows.map((area) => (
            <PointsRow
              key={area}
              seat={seat}
              area={area}
              place={placeOf(ranking, area)}
              tag={carrier?.area === area ? carrier.tag : null}
              blocked={mayEdit ? null : whyNot}
              gestures={gestures}
            />
          ))}
        </ol>
      </Glide>
    </Column>
  );
}
