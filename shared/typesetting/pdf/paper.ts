/** The two sizes of paper that people have. */
export type Paper = "a4" | "letter";

/** A rectangle, or how something is laid into one: moved, and enlarged by `scale`. */
export type Placement = {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
};

/** The short and the long side, in points of 1/72 inch. */
const SIDES: Readonly<Record<Paper, readonly [number, number]>> = {
  a4: [595.276, 841.89],
  letter: [612, 792],
};

/** No more than pictures need beyond the white they have around them already: together half an inch. */
const MARGIN = 12;

/** The most that a picture is moved down: a low one begins where a high one does, not in the middle of its page. */
const MAX_DROP = 48;

/** Places a picture on paper as large as it can be, upright or across, near the top. */
export function placed(
  picture: { readonly width: number; readonly height: number },
  paper: Paper,
): Placement {
  const [short, long] = SIDES[paper];
  const across = onPage(picture, long, short);
  const upright = onPage(picture, short, long);
  return upright.scale > across.scale ? upright : across;
}

function onPage(
  picture: { readonly width: number; readonly height: number },
  width: number,
  height: number,
): Placement {
  const scale = Math.min((width - 2 * MARGIN) / picture.width, (height - 2 * MARGIN) / picture.height);
  const left = (width - picture.width * scale) / 2;
  const top = Math.min((height - picture.height * scale) / 2, MAX_DROP);
  return { width, height, scale, left, top };
}
