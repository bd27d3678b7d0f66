import { useRef, type CSSProperties, type KeyboardEvent } from "react";
import { useSliderPointer } from "./slider-pointer.ts";
import { isPressed } from "./keys/pressed.ts";
import { SLIDER_KEYS } from "./keys/slider-keys.ts";
import { useGlidingValue } from "./use-gliding-value.ts";
import styles from "./Slider.module.css";

/** How a slider was moved: by pointer, or by a key. */
export type SliderHand = "pointer" | "key";

/** Pixels that the thumb is wide, as in the styles. */
const THUMB = 26;

/**
 * A slider from 0 to 100: a drawn track for the pointer, and in it a real range input for keys and assistive technology.
 * It shows the value it is given and asks for another by `onTick`; what is not granted, it does not show.
 */
export function Slider(props: {
  readonly label: string;
  readonly value: number;
  /** How far it can go now; the track beyond is drawn lighter. */
  readonly reach: number;
  readonly valueText: string;
  readonly shape: "circle" | "square";
  /** Why it cannot be moved here; null when it can. */
  readonly blocked: string | null;
  /** Travels to new values instead of jumping: it is somebody else's. */
  readonly glides: boolean;
  readonly onTick: (wanted: number, by: SliderHand) => void;
  readonly onRelease: (by: SliderHand) => void;
  readonly onCancel: () => void;
}) {
  const { label, value, reach, valueText, shape, blocked, glides, onTick, onRelease, onCancel } = props;
  const drawing = useRef<HTMLSpanElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { props: pointer, letGo } = useSliderPointer(drawing, {
    value,
    thumb: THUMB,
    isBlocked: blocked !== null,
    onTake: () => input.current?.focus({ preventScroll: true }),
    onTick: (wanted) => onTick(wanted, "pointer"),
    onRelease: () => onRelease("pointer"),
    onCancel,
  });
  useGlidingValue(drawing, value, glides);

  const onKey = (event: KeyboardEvent): void => {
    const wanted = keyTarget(event, value, reach);
    if (isPressed(event, SLIDER_KEYS.takeBack)) {
      // The pointer may still be down; what it does until it is lifted is not meant any more.
      letGo();
      onCancel();
    }
    if (wanted === null) return;
    event.preventDefault();
    onTick(Math.min(Math.max(wanted, 0), 100), "key");
    onRelease("key");
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the pointer's way to move what the input inside is for keys.
    <span
      ref={drawing}
      className={`${styles.slider} ${styles[shape]}`}
      style={{ "--reach": reach } as CSSProperties}
      data-blocked={blocked !== null || undefined}
      title={blocked ?? undefined}
      {...pointer}
    >
      <span className={styles.reach} />
      <span className={styles.fill} />
      <span className={styles.thumb} />
      <input
        ref={input}
        type="range"
        min={0}
        max={100}
        step={1}
        value={value}
        disabled={blocked !== null}
        aria-label={label}
        aria-valuetext={valueText}
        onKeyDown={onKey}
        onChange={(event) => {
          onTick(Number(event.target.value), "key");
          onRelease("key");
        }}
      />
    </span>
  );
}

/** Where a key would take the value; null for keys that are not a slider's. */
function keyTarget(event: KeyboardEvent, value: number, reach: number): number | null {
  const targets: Readonly<Record<Exclude<keyof typeof SLIDER_KEYS, "takeBack">, number>> = {
    oneMore: value + 1,
    oneLess: value - 1,
    fiveMore: value + 5,
    fiveLess: value - 5,
    tenMore: value + 10,
    tenLess: value - 10,
    none: 0,
    most: reach,
  };
  for (const name of Object.keys(targets) as (keyof typeof targets)[]) {
    if (isPressed(event, SLIDER_KEYS[name])) return targets[name];
  }
  return null;
}
