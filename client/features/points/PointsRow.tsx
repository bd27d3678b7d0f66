import { useEffect, useState } from "react";
import { reachablePoints, remainingPoints } from "#shared/domain/allocation.ts";
import { AREA_COUNT, type AreaId } from "#shared/domain/areas.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { points as dividing } from "#shared/messages/en/points.ts";
import { lockName, useBoardPage } from "../../hooks/board-context.tsx";
import { useLiveBoard } from "../../hooks/use-board.ts";
import { useMessages } from "../../language/use-messages.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { Slider } from "../../ui/Slider.tsx";
import { useHeldButton } from "../../ui/use-held-button.ts";
import { TakeFromChooser } from "./TakeFromChooser.tsx";
import { BURST_MS, type PointsGestures } from "./use-points-gestures.ts";
import styles from "./PointsColumn.module.css";

type Props = {
  readonly seat: SeatId;
  readonly area: AreaId;
  /** Counted from 1; null while the area is not ranked. */
  readonly place: number | null;
  readonly tag: string | null;
  /** Why these points cannot be changed here; null when they can. */
  readonly blocked: string | null;
  readonly gestures: PointsGestures;
};

/** One area: its slider, its number to type, one point less and one more, and its menu. */
export function PointsRow(props: Props) {
  const { seat, area, place, tag, gestures } = props;
  const { locks, toggleLock } = useBoardPage();
  const { areas: areaWords, points: words } = useMessages({ areas, points: dividing });
  const points = useLiveBoard((board) => board.answers[seat].points[area]);
  const left = useLiveBoard((board) => remainingPoints(board.answers[seat].points));
  const donor = gestures.takeFrom?.area === area ? gestures.takeFrom.donor : null;
  const reach = useLiveBoard(
    (board) =>
      reachablePoints(board.answers[seat].points, area) + (donor ? board.answers[seat].points[donor] : 0),
  );
  const { name, meaning } = areaWords[area];
  const isLocked = locks.has(lockName(seat, area));
  const mayEdit = props.blocked === null;
  const blocked = props.blocked ?? (isLocked ? words.isLocked : null);
  const isDonor = gestures.takeFrom?.donor === area;
  const card = `${seat}/${area}`;
  const valueText =
    place === null ? words.sliderUnranked(points, left) : words.sliderAt(points, place, AREA_COUNT, left);
  return (
    <li
      className={styles.row}
      data-card={card}
      data-glide={card}
      data-anchor={`card:${card}`}
      data-donor={isDonor || undefined}
      data-open={gestures.takeFrom?.area === area || undefined}
    >
      <span className={styles.number} aria-hidden="true">
        {place ?? "–"}
      </span>
      <div className={styles.middle}>
        <p className={styles.text}>
          <strong>{name}</strong> <span>{meaning}</span>
          {isLocked && mayEdit ? (
            <span className={styles.locked}>
              <Icon name="lock" /> {words.locked}
            </span>
          ) : null}
          {isDonor ? <span className={styles.giving}>{words.giving}</span> : null}
        </p>
        <Slider
          label={words.slider(name)}
          value={points}
          reach={mayEdit ? reach : points}
          valueText={valueText}
          shape={seat === "left" ? "circle" : "square"}
          blocked={blocked}
          glides={!mayEdit || isDonor}
          onTick={(wanted, by) => gestures.move(area, wanted, by)}
          onRelease={gestures.release}
          onCancel={gestures.cancel}
        />
      </div>
      <div className={styles.amount}>
        {mayEdit ? (
          <StepButton
            label={words.less(name)}
            sign="−"
            blocked={blocked ?? (points === 0 ? words.hasNone : null)}
            onStep={() => gestures.move(area, points - 1, "button")}
            onRelease={() => gestures.release("button")}
          />
        ) : null}
        <ExactPoints {...props} points={points} blocked={blocked} />
        {mayEdit ? (
          <>
            <StepButton
              label={words.more(name)}
              sign="+"
              blocked={blocked}
              onStep={() => gestures.move(area, points + 1, "button")}
              onRelease={() => gestures.release("button")}
            />
            <Menu
              label={words.menu(name)}
              items={[
                {
                  label: words.giveRest,
                  hint: words.giveRestHint(left),
                  blocked: blocked ?? (left === 0 ? words.nothingLeft : null),
                  onChoose: () => gestures.giveRest(area),
                },
                {
                  label: words.setToZero,
                  blocked: blocked ?? (points === 0 ? words.isAtZero : null),
                  onChoose: () => {
                    gestures.move(area, 0, "button");
                    gestures.release("pointer");
                  },
                },
                {
                  label: isLocked ? words.unlock : words.lock,
                  hint: isLocked ? undefined : words.lockHint,
                  onChoose: () => toggleLock(seat, area),
                },
              ]}
            />
          </>
        ) : null}
      </div>
      {tag ? <span className={styles.tag}>{tag}</span> : null}
      {gestures.takeFrom?.area === area ? (
        <TakeFromChooser seat={seat} takeFrom={gestures.takeFrom} gestures={gestures} />
      ) : null}
    </li>
  );
}

/** The number to type: for as long as a burst of typing lasts it shows what was typed, then what there is. */
function ExactPoints(props: Props & { readonly points: number; readonly blocked: string | null }) {
  const { area, points, blocked, gestures } = props;
  const { areas: areaWords, points: words } = useMessages({ areas, points: dividing });
  const [draft, setDraft] = useState<string | null>(null);
  useEffect(() => {
    // An empty field is somebody about to type.
    if (draft === null || draft === "") return undefined;
    const timer = setTimeout(() => setDraft(null), BURST_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  const type = (text: string): void => {
    setDraft(text);
    const wanted = Number(text);
    if (text.trim() === "" || !Number.isFinite(wanted)) return;
    gestures.move(area, Math.min(Math.max(Math.round(wanted), 0), 100), "typing");
    gestures.release("typing");
  };
  return (
    <input
      className={styles.exact}
      type="number"
      inputMode="numeric"
      min={0}
      max={100}
      step={1}
      aria-label={words.exact(areaWords[area].name)}
      title={blocked ?? words.typeHint}
      readOnly={blocked !== null}
      value={draft ?? String(points)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setDraft(null)}
      // Browsers step a focused number by the wheel; who turns it here wants to scroll.
      onWheel={(event) => event.currentTarget.blur()}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          setDraft(null);
          gestures.release("pointer");
        }
        if (event.key === "Escape") {
          setDraft(null);
          gestures.cancel();
        }
      }}
    />
  );
}

function StepButton(props: {
  readonly label: string;
  readonly sign: string;
  readonly blocked: string | null;
  readonly onStep: () => void;
  readonly onRelease: () => void;
}) {
  const { label, sign, blocked, onStep, onRelease } = props;
  const held = useHeldButton(() => {
    if (blocked === null) onStep();
  }, onRelease);
  return (
    <button
      type="button"
      className={styles.step}
      aria-label={label}
      aria-disabled={blocked !== null || undefined}
      title={blocked ?? label}
      {...held}
    >
      {sign}
    </button>
  );
}
