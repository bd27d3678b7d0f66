import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { fromBase64, toBase64 } from "lib0/buffer";
import { withinBoard } from "../domain/whiteboard/board-space.ts";
import { MAX_STROKE_POINTS, type InkPoint, type InkTool, type Stroke } from "../domain/whiteboard/stroke.ts";
import type { SeatId } from "../domain/seats.ts";

/*
 * A stroke in few bytes, version 1: a byte 1, a byte of flags (1 the right seat's, 2 a marker's, 4 with pressures), the
 * number of points, then for each point how far it is from the one before, in half units, and its pressure as a byte.
 */
const VERSION = 1;
const RIGHT = 1;
const MARKER = 2;
const WITH_PRESSURE = 4;
/** Steps in one unit of board space: half a unit is finer than a pixel on most screens. */
const STEPS_PER_UNIT = 2;
/** The pressure of devices that tell none. */
const NO_PRESSURE = 0.5;

/** Packs what a stroke is made of; points are rounded to half units, pressures to 255ths. */
export function packStroke({ by, tool, points }: Omit<Stroke, "id">): Uint8Array {
  const withPressure = points.some(({ pressure }) => pressure !== NO_PRESSURE);
  return encoding.encode((encoder) => {
    encoding.writeUint8(encoder, VERSION);
    encoding.writeUint8(
      encoder,
      (by === "right" ? RIGHT : 0) | (tool === "marker" ? MARKER : 0) | (withPressure ? WITH_PRESSURE : 0),
    );
    const kept = points.filter(isDrawn).slice(0, MAX_STROKE_POINTS);
    encoding.writeVarUint(encoder, kept.length);
    let [lastX, lastY] = [0, 0];
    for (const point of kept) {
      const { x, y } = withinBoard(point);
      const [stepX, stepY] = [Math.round(x * STEPS_PER_UNIT), Math.round(y * STEPS_PER_UNIT)];
      encoding.writeVarInt(encoder, stepX - lastX);
      encoding.writeVarInt(encoder, stepY - lastY);
      if (withPressure) {
        encoding.writeUint8(encoder, Math.round(Math.min(Math.max(point.pressure, 0), 1) * 255));
      }
      [lastX, lastY] = [stepX, stepY];
    }
  });
}

/** Is this a point that a stroke can have? A screen without a size gives none. */
export function isDrawn({ x, y, pressure }: InkPoint): boolean {
  return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(pressure);
}

/** Unpacks a stroke that anybody may have written; null when these bytes are none of this version. */
export function unpackStroke(packed: unknown): Omit<Stroke, "id"> | null {
  if (!(packed instanceof Uint8Array)) return null;
  try {
    return read(decoding.createDecoder(packed));
  } catch {
    // The decoder throws at the end of the bytes: they were cut, or never a stroke.
    return null;
  }
}

/** Packs a stroke for presence, which is text. */
export function packLiveStroke(by: SeatId, tool: InkTool, points: readonly InkPoint[]): string {
  return toBase64(packStroke({ by, tool, points }));
}

/** The points of a stroke that somebody is drawing; none when the text is not one. */
export function unpackLiveStroke(packed: string): readonly InkPoint[] {
  try {
    return unpackStroke(fromBase64(packed))?.points ?? [];
  } catch {
    // Not base64: nothing to draw.
    return [];
  }
}

function read(decoder: decoding.Decoder): Omit<Stroke, "id"> | null {
  if (decoding.readUint8(decoder) !== VERSION) return null;
  const flags = decoding.readUint8(decoder);
  const count = decoding.readVarUint(decoder);
  if (count === 0 || count > MAX_STROKE_POINTS) return null;
  const points: InkPoint[] = [];
  let [stepX, stepY] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    stepX += decoding.readVarInt(decoder);
    stepY += decoding.readVarInt(decoder);
    const pressure = flags & WITH_PRESSURE ? decoding.readUint8(decoder) / 255 : NO_PRESSURE;
    const { x, y } = withinBoard({ x: stepX / STEPS_PER_UNIT, y: stepY / STEPS_PER_UNIT });
    points.push({ x, y, pressure });
  }
  // Single bytes are read past the end without an error.
  if (decoder.pos > decoder.arr.length) return null;
  return {
    by: flags & RIGHT ? "right" : "left",
    tool: flags & MARKER ? "marker" : "pen",
    points,
  };
}
