import { useRef, type CSSProperties, type KeyboardEvent } from "react";
import { useGlidingValue } from "./use-gliding-value.ts";
import styles from "./Slider.module.css";

/** How a slider was moved: by pointer, or by a key. */
export type SliderHand = "pointer" | "key";

/**
 * A slider from 0 to 100: a real range input under a drawn track. It shows the value it is given and asks for another
 * by `onTick`; what is not granted, it does not show. A touch that becomes a scroll is taken back.
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
  const pointer = useRef<"up" | "down" | "cancelled">("up");
  useGlidingValue(drawing, value, glides);

  const release = (): void => {
    if (pointer.current === "down") onRelease("pointer");
    pointer.current = "up";
  };
  const onKey = (event: KeyboardEvent): void => {
    const wanted = keyTarget(event, value, reach);
    if (event.key === "Escape") {
      // The pointer may still be down; what it does until it is lifted is not meant any more.
      if (pointer.current === "down") pointer.current = "cancelled";
      onCancel();
    }
    if (wanted === null) return;
    event.preventDefault();
    onTick(Math.min(Math.max(wanted, 0), 100), "key");
    onRelease("key");
  };
  return (
    <span
      ref={drawing}
      className={`${styles.slider} ${styles[shape]}`}
      style={{ "--reach": reach } as CSSProperties}
      data-blocked={blocked !== null || undefined}
      title={blocked ?? undefined}
    >
      <span className={styles.reach} />
      <span className={styles.fill} />
      <span className={styles.thumb} />
      <input
        type="range"
        min={0}
        max={100}
        step={1}
        value={value}
        disabled={blocked !== null}
        aria-label={label}
        aria-valuetext={valueText}
        onPointerDown={() => {
          pointer.current = "down";
        }}
        onPointerUp={release}
        onPointerCancel={() => {
          // The finger was scrolling: what it did to the value on its way was not meant.
          if (pointer.current === "down") onCancel();
          pointer.current = "cancelled";
        }}
        onFocus={() => {
          if (pointer.current === "cancelled") pointer.current = "up";
        }}
        onBlur={release}
        onKeyDown={onKey}
        onChange={(event) => {
          if (pointer.current === "cancelled") return;
          const by = pointer.current === "down" ? "pointer" : "key";
          onTick(Number(event.target.value), by);
          if (by === "key") onRelease("key");
        }}
      />
    </span>
  );
}

/** Where a key would take the value; null for keys that are not a slider's. */
function keyTarget(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent,
  value: number,
  reach: number,
): number | null {
  if (ctrlKey || metaKey || altKey) return null;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return value + (shiftKey ? 10 : 1);
    case "ArrowLeft":
    case "ArrowDown":
      return value - (shiftKey ? 10 : 1);
    case "PageUp":
      return value + 5;
    case "PageDown":
      return value - 5;
    case "Home":
      return 0;
    case "End":
      return reach;
    default:
      return null;
  }
}
