import styles from "./SeatMark.module.css";

/** A person's mark: their initial on their colour and shape, so that nothing depends on colour alone. */
export function SeatMark(props: {
  readonly shape: "circle" | "square";
  readonly initial: string;
  readonly size?: "small" | "large" | undefined;
  /** Drawn hollow while nobody sits there. */
  readonly away?: boolean | undefined;
}) {
  const { shape, initial, size = "small", away = false } = props;
  const names = [styles.mark, styles[shape], styles[size], away ? styles.away : ""];
  return (
    <span className={names.join(" ")} aria-hidden="true">
      {initial}
    </span>
  );
}

let segmenter: Intl.Segmenter | undefined;

/** The first letter or number of a name as a capital, or its first visible character where it has neither. */
export function initialOf(name: string): string {
  // Made once: making one costs more than all that it does here.
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const segments = segmenter.segment(name.trim());
  const characters = Array.from(segments, ({ segment }) => segment);
  const first = characters.find((character) => /[\p{L}\p{N}]/u.test(character)) ?? characters[0] ?? "?";
  return first.toLocaleUpperCase();
}
