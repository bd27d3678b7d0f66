import { useRef } from "react";
import { AREA_COUNT, AREA_IDS, isAreaId, type AreaId } from "#shared/domain/areas.ts";
import { isRanked, placeOf, shuffledTray } from "#shared/domain/ranking.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { rank } from "#shared/messages/en/rank.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { useLiveBoard } from "../../hooks/use-board.ts";
import { useCarrier, useSeatView } from "../../hooks/use-seat-view.ts";
import { useMessages } from "../../language/use-messages.ts";
import { CardDrag } from "../../ui/card-drag.tsx";
import { Column } from "../../ui/Column.tsx";
import { focusOn } from "../../ui/focus.ts";
import { Glide } from "../../ui/Glide.tsx";
import { RankCard } from "./RankCard.tsx";
import { TrayCard } from "./TrayCard.tsx";
import { useRankGestures } from "./use-rank-gestures.ts";
import styles from "./RankColumn.module.css";

/** One person's tray and six numbered places. */
export function RankColumn({ seat }: { readonly seat: SeatId }) {
  const { session, setStep } = useBoardPage();
  const words = useMessages({ rank }).rank;
  const ranking = useLiveBoard((board) => board.answers[seat].ranking);
  const createdAt = useLiveBoard((board) => board.createdAt);
  const { name, note, mayEdit } = useSeatView(seat);
  const carrier = useCarrier(seat);
  const places = useRef<HTMLOListElement>(null);
  const trayBox = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const gestures = useRankGestures(seat, { column, tray: trayBox, places });
  // Every card keeps its spot in the tray, so that nothing moves under a finger that taps in order.
  const spots = shuffledTray(AREA_IDS, `${createdAt}/${seat}`);
  const tray = spots.filter((area) => ranking.tray.includes(area));
  const count = ranking.placed.length;
  const placed = words.placed(count, AREA_COUNT);

  const tagOf = (area: AreaId): string | null => (carrier?.area === area ? carrier.tag : null);
  return (
    <Column
      seat={seat}
      name={name}
      note={note}
      aside={
        <span>
          <b>{placed.figure}</b>
          {placed.after}
        </span>
      }
    >
      <CardDrag
        ids={mayEdit ? AREA_IDS : []}
        isStill={session.link.access === "view"}
        onStart={(id) => {
          if (isAreaId(id)) gestures.grab(id);
        }}
        onMove={gestures.drag}
        onDrop={gestures.drop}
        onCancel={gestures.cancel}
      >
        <div ref={column} className={styles.body}>
          <Glide className={styles.glide}>
            <div ref={trayBox} className={styles.tray}>
              <ul aria-label={words.tray}>
                {(tray.length === 0 ? [] : spots).map((area) =>
                  tray.includes(area) ? (
                    <TrayCard
                      key={area}
                      seat={seat}
                      area={area}
                      tag={tagOf(area)}
                      mayEdit={mayEdit}
                      gestures={gestures}
                      onPlaced={() => gestures.requestFocus(focusAfterPlacing(area, tray))}
                    />
                  ) : (
                    <li key={area} className={styles.spot} aria-hidden="true" />
                  ),
                )}
              </ul>
              {isRanked(ranking) ? (
                <div className={styles.done}>
                  <span>{mayEdit ? words.doneHere : words.done}</span>
                  {mayEdit ? (
                    <button
                      type="button"
                      className="button"
                      onClick={() => {
                        focusOn("step/points");
                        setStep("points");
                      }}
                    >
                      {words.dividePoints}
                    </button>
                  ) : null}
                </div>
              ) : null}
            </div>
            <ol
              ref={places}
              className={styles.places}
              data-editable={mayEdit || undefined}
              aria-label={words.ranking}
              data-places={seat}
            >
              {ranking.placed.map((area) => (
                <RankCard
                  key={area}
                  seat={seat}
                  area={area}
                  place={placeOf(ranking, area) ?? 1}
                  count={count}
                  tag={tagOf(area)}
                  mayEdit={mayEdit}
                  gestures={gestures}
                />
              ))}
              {Array.from({ length: AREA_COUNT - count }, (_, index) => (
                <li
                  key={`empty-${index}`}
                  className={index === 0 ? `${styles.empty} ${styles.next}` : styles.empty}
                  aria-hidden="true"
                >
                  <span>{count + index + 1}</span>
                  {count + index === 0 ? <em>{mayEdit ? words.mostHere : words.most}</em> : null}
                  {count + index === AREA_COUNT - 1 ? <em>{words.least}</em> : null}
                </li>
              ))}
            </ol>
          </Glide>
        </div>
      </CardDrag>
    </Column>
  );
}

/** After a card has left the tray: on to the next one there, or to the card itself when it was the last. */
function focusAfterPlacing(area: AreaId, tray: readonly AreaId[]): string {
  const next = tray[tray.indexOf(area) + 1] ?? tray.find((other) => other !== area);
  return next === undefined ? `move/${area}` : `place/${next}`;
}
