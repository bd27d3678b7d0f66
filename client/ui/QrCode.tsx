import { useMemo } from "react";
import { encode } from "uqr";
import styles from "./QrCode.module.css";

/** The empty squares around a code, without which cameras do not find it: as many as ISO 18004 asks for. */
const QUIET = 4;

/** A text for a camera to read: black on white, whatever the colours of the page, with its quiet zone. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => drawnCode(text), [text]);
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** The dark squares, joined along their rows: apart, there could be light between them. */
function drawnCode(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const path = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1] === true) return [];
      const end = row.indexOf(false, x);
      return [`M${x} ${y}h${end - x}v1h${x - end}z`];
    }),
  );
  return { size, path: path.join("") };
}
