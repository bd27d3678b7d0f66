import { AREA_COUNT, type AreaId } from "#shared/domain/areas.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { rank } from "#shared/messages/en/rank.ts";
import { useMessages } from "../../language/use-messages.ts";
import { useDraggableCard } from "../../ui/card-drag.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { RankGestures } from "./use-rank-gestures.ts";
import styles from "./RankColumn.module.css";

/** A card in its place: drag it, step it up or down, press 1 to 6, or put it back. */
export function RankCard(props: {
  readonly seat: SeatId;
  readonly area: AreaId;
  readonly place: number;
  /** How many cards are placed. */
  readonly count: number;
  readonly tag: string | null;
  readonly mayEdit: boolean;
  readonly gestures: RankGestures;
}) {
  const { seat, area, place, count, tag, mayEdit, gestures } = props;
  const words = useMessages({ areas, rank });
  const { name, meaning } = words.areas[area];
  const { setCard, cardProps, handleProps } = useDraggableCard(area);
  const card = `${seat}/${area}`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging anywhere and the keys 1 to 6 come on top of the buttons inside.
    <li
      ref={setCard}
      className={styles.card}
      data-card={card}
      data-glide={card}
      data-anchor={`card:${card}`}
      data-editable={mayEdit || undefined}
      {...cardProps}
      onKeyDown={(event) => gestures.onCardKey(area, event)}
    >
      {mayEdit ? (
        <button
          type="button"
          className={styles.grip}
          aria-label={words.rank.move(name)}
          title={words.rank.moveHint}
          aria-describedby={`rank-${card}`}
          data-focus={`move/${area}`}
          {...handleProps}
          onKeyDown={(event) => gestures.onHandleKey(area, event)}
          onBlur={() => gestures.onHandleBlur(area)}
        >
          <Icon name="grip" />
        </button>
      ) : null}
      <span className={styles.number} aria-hidden="true">
        {place}
      </span>
      <span className={styles.text}>
        <strong>{name}</strong> <span>{meaning}</span>
        <span id={`rank-${card}`} className="visually-hidden">
          {words.rank.placeOf(place, AREA_COUNT)}
        </span>
      </span>
      {mayEdit ? (
        <span className={styles.buttons}>
          <StepButton
            label={words.rank.moveUp(name)}
            icon="up"
            blocked={place === 1 ? words.rank.isFirst(name) : null}
            onPress={() => gestures.put(area, place - 1)}
          />
          <StepButton
            label={words.rank.moveDown(name)}
            icon="down"
            blocked={place === count ? words.rank.isLast : null}
            onPress={() => gestures.put(area, place + 1)}
          />
          <button
            type="button"
            aria-label={words.rank.putBack(name)}
            title={words.rank.putBackHint}
            onClick={() => {
              gestures.requestFocus(`place/${area}`);
              gestures.put(area, null);
            }}
          >
            <Icon name="back" />
          </button>
        </span>
      ) : null}
      {tag ? <span className={styles.tag}>{tag}</span> : null}
    </li>
  );
}

/** Stays in the tab order at the end of the list and says why it does nothing there. */
function StepButton(props: {
  readonly label: string;
  readonly icon: "up" | "down";
  readonly blocked: string | null;
  readonly onPress: () => void;
}) {
  const { label, icon, blocked, onPress } = props;
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={blocked !== null || undefined}
      title={blocked ?? label}
      onClick={() => {
        if (blocked === null) onPress();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
