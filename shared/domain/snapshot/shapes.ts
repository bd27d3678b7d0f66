import type { PerSeat, SeatId } from "../seats.ts";
import type { Point } from "../whiteboard/board-space.ts";
import type { PathCommand } from "../whiteboard/ink-path.ts";
import { widthOf } from "./text-width.ts";

/** A rectangle of the picture. */
export type Frame = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Where a text is held: at its beginning, its middle or its end. */
export type Anchor = "start" | "middle" | "end";

/** A piece of text in one setting; the pieces of one `TextShape` follow each other on one line. */
export type TextRun = {
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
};

/** One line of text; `y` is its baseline. */
export type TextShape = {
  readonly kind: "text";
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
  /** Set where the line reads from right to left: it then begins at its right end. */
  readonly direction?: "rtl";
  readonly runs: readonly TextRun[];
};

/** How a closed shape is painted; the outline lies half inside and half outside. */
export type Paint = { readonly fill: string; readonly stroke?: string; readonly strokeWidth?: number };

/** A rectangle with round corners. */
export type RectShape = Paint & {
  readonly kind: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
};

/** A circle. */
type CircleShape = Paint & {
  readonly kind: "circle";
  readonly cx: number;
  readonly cy: number;
  readonly radius: number;
};

/** A line that leaves and arrives level: a cubic curve from one mark to another. */
type CurveShape = {
  readonly kind: "curve";
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly stroke: string;
  readonly strokeWidth: number;
};

/** Lines and bends, with round caps and joins; closed where it is filled. */
export type PathShape = Paint & {
  readonly kind: "path";
  readonly commands: readonly PathCommand[];
  readonly closed: boolean;
};

/** Paths that are painted over each other first and then, as one, let what lies below shine through. */
type LayerShape = {
  readonly kind: "layer";
  readonly opacity: number;
  readonly paths: readonly PathShape[];
};

/** Whatever a snapshot is drawn with: enough for SVG, PNG and PDF, and nothing that only one of them can do. */
export type Shape = TextShape | RectShape | CircleShape | CurveShape | PathShape | LayerShape;

/** The colours of a picture on white, all of which stay apart in grey. */
export const COLOR = {
  paper: "#ffffff",
  ink: "#1d1f24",
  ink2: "#555b66",
  ink3: "#6d7380",
  line: "#dcd8cf",
  near: "#8b8f98",
  seat: { left: "#005a8c", right: "#e69f00" } satisfies PerSeat<string>,
  onSeat: { left: "#ffffff", right: "#1d1f24" } satisfies PerSeat<string>,
} as const;

/** One line of text from its pieces. */
export function textShape(x: number, y: number, anchor: Anchor, ...runs: readonly TextRun[]): TextShape {
  return { kind: "text", x, y, anchor, runs };
}

/** A card or a panel: white, with a thin line around it. */
export function panel(x: number, y: number, width: number, height: number): RectShape {
  return {
    kind: "rect",
    x,
    y,
    width,
    height,
    radius: 14,
    fill: COLOR.paper,
    stroke: COLOR.line,
    strokeWidth: 1,
  };
}

/** How a seat's marks and bars are painted: amber always has a dark outline, so that it holds in grey. */
export function seatPaint(seat: SeatId, outline: number): Paint {
  const fill = COLOR.seat[seat];
  return seat === "left" ? { fill } : { fill, stroke: COLOR.ink, strokeWidth: outline };
}

/** The mark of a seat, wherever it stands: a circle on the left, a square on the right. */
export function seatMark(seat: SeatId, cx: number, cy: number, radius: number, paint: Paint): Shape {
  if (seat === "left") return { kind: "circle", cx, cy, radius, ...paint };
  const half = radius - 1;
  const square = { x: cx - half, y: cy - half, width: 2 * half, height: 2 * half, radius: half / 2 };
  return { kind: "rect", ...square, ...paint };
}

/** The rectangle that a shape needs, for text by the width estimate. */
export function boxOf(shape: Shape): Frame {
  switch (shape.kind) {
    case "rect":
      return { x: shape.x, y: shape.y, width: shape.width, height: shape.height };
    case "circle":
      return {
        x: shape.cx - shape.radius,
        y: shape.cy - shape.radius,
        width: 2 * shape.radius,
        height: 2 * shape.radius,
      };
    case "curve":
      return {
        x: Math.min(shape.x1, shape.x2),
        y: Math.min(shape.y1, shape.y2),
        width: Math.abs(shape.x2 - shape.x1),
        height: Math.abs(shape.y2 - shape.y1),
      };
    case "path": {
      const points = shape.commands.flatMap((command) =>
        command.kind === "bend" ? [{ x: command.cx, y: command.cy }, command] : [command],
      );
      return around(points, (shape.strokeWidth ?? 0) / 2);
    }
    case "layer": {
      const corners = shape.paths.map(boxOf).flatMap(({ x, y, width, height }) => [
        { x, y },
        { x: x + width, y: y + height },
      ]);
      return around(corners, 0);
    }
    case "text": {
      const width = shape.runs.reduce((sum, run) => sum + widthOf(run.text, run), 0);
      const size = Math.max(...shape.runs.map((run) => run.size));
      const held = { start: 0, middle: width / 2, end: width }[shape.anchor];
      const before = shape.direction === "rtl" ? width - held : held;
      // From the top of a capital to the bottom of a p.
      return { x: shape.x - before, y: shape.y - 0.75 * size, width, height: 0.97 * size };
    }
  }
}

function around(points: readonly Point[], margin: number): Frame {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  return { x, y, width: Math.max(...xs) + margin - x, height: Math.max(...ys) + margin - y };
}
