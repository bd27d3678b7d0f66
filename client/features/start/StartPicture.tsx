import styles from "./StartPicture.module.css";

const LINES: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 3],
  [2, 4],
  [3, 5],
  [4, 2],
  [5, 0],
];

/** Two orders of six, joined by lines: the comparison in small, as decoration. */
export function StartPicture() {
  const y = (place: number): number => 22 + place * 34;
  return (
    <svg className={styles.picture} viewBox="0 0 460 214" aria-hidden="true">
      {LINES.map(([from, to]) => (
        <path
          key={from}
          className={Math.abs(from - to) > 1 ? styles.far : styles.near}
          d={`M146 ${y(from)} C 206 ${y(from)}, 254 ${y(to)}, 314 ${y(to)}`}
        />
      ))}
      {LINES.map(([from], place) => (
        <g key={from}>
          <rect
            className={styles.left}
            x={120 - (112 - place * 19)}
            y={y(place) - 6}
            width={112 - place * 19}
            height="12"
            rx="6"
          />
          <circle className={styles.left} cx="140" cy={y(place)} r="11" />
          <rect
            className={styles.right}
            x="340"
            y={y(place) - 6}
            width={116 - place * 20}
            height="12"
            rx="6"
          />
          <rect
            className={`${styles.right} ${styles.edge}`}
            x="309.500"
            y={y(place) - 10.5}
            width="21"
            height="21"
            rx="6"
          />
        </g>
      ))}
    </svg>
  );
}
