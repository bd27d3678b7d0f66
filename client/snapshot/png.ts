import type { Scene } from "#shared/domain/snapshot/scene.ts";
import { pictureOf, svgBlob } from "./picture.ts";
import { SnapshotError } from "./snapshot-error.ts";

/** Twice the size of the scene: 2560 × 1440, sharp on slides. */
const SCALE = 2;

/** Pixels of a canvas' side that every phone still draws; a picture higher than half of it is drawn less than twice as large. */
const MAX_SIDE = 4096;

/** Draws a scene as a PNG, or throws a `SnapshotError` that says why this browser cannot. */
export async function pngOf(scene: Scene): Promise<Blob> {
  const { svg } = await pictureOf(scene);
  const url = URL.createObjectURL(svgBlob(svg));
  try {
    const image = await loadImage(url);
    const canvas = document.createElement("canvas");
    const scale = Math.min(SCALE, MAX_SIDE / scene.width, MAX_SIDE / scene.height);
    canvas.width = Math.floor(scene.width * scale);
    canvas.height = Math.floor(scene.height * scale);
    const context = canvas.getContext("2d");
    if (context === null) throw new SnapshotError("noSurface");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    if (isBlank(context)) throw new SnapshotError("emptyPicture");
    return await blobOf(canvas);
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function loadImage(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.decoding = "sync";
  await new Promise<void>((resolve, reject) => {
    image.addEventListener("load", () => resolve());
    image.addEventListener("error", () => {
      reject(new SnapshotError("unreadPicture"));
    });
    image.src = url;
  });
  return image;
}

/** Is every pixel of the band with the title and the sentences white? Some private modes hand out such canvases. */
function isBlank(context: CanvasRenderingContext2D): boolean {
  const { data } = context.getImageData(0, 0, context.canvas.width, Math.round(context.canvas.height / 5));
  return data.every((channel) => channel === 255);
}

async function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new SnapshotError("unwrittenPicture");
  return blob;
}
