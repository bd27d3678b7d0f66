import type { AreaId } from "#shared/domain/areas.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { rank } from "#shared/messages/en/rank.ts";
import { useMessages } from "../../language/use-messages.ts";
import { useDraggableCard } from "../../ui/card-drag.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { RankGestures } from "./use-rank-gestures.ts";
import styles from "./RankColumn.module.css";

/** A card that has not been placed: press it to place it next, or drag it. */
export function TrayCard(props: {
  readonly seat: SeatId;
  readonly area: AreaId;
  readonly tag: string | null;
  readonly mayEdit: boolean;
  readonly gestures: RankGestures;
  readonly onPlaced: () => void;
}) {
  const { seat, area, tag, mayEdit, gestures, onPlaced } = props;
  const words = useMessages({ areas, rank });
  const { name, meaning } = words.areas[area];
  const { setCard, cardProps, handleProps } = useDraggableCard(area);
  const card = `${seat}/${area}`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging anywhere and the keys 1 to 6 come on top of the buttons inside.
    <li
      ref={setCard}
      className={styles.chip}
      data-card={card}
      data-glide={card}
      data-anchor={`card:${card}`}
      data-editable={mayEdit || undefined}
      {...cardProps}
      onKeyDown={(event) => gestures.onCardKey(area, event)}
    >
      {mayEdit ? (
        <>
          <button
            type="button"
            className={styles.grip}
            aria-label={words.rank.move(name)}
            title={words.rank.moveHintInTray}
            data-focus={`move/${area}`}
            {...handleProps}
            onKeyDown={(event) => gestures.onHandleKey(area, event)}
            onBlur={() => gestures.onHandleBlur(area)}
          >
            <Icon name="grip" />
          </button>
          <button
            type="button"
            className={styles.place}
            aria-label={words.rank.place(name)}
            title={meaning}
            data-focus={`place/${area}`}
            onClick={() => {
              onPlaced();
              gestures.put(area, 6);
            }}
          >
            {name}
          </button>
        </>
      ) : (
        <span className={styles.place} title={meaning}>
          {name}
        </span>
      )}
      {tag ? <span className={styles.tag}>{tag}</span> : null}
    </li>
  );
}
