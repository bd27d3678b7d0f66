import type { TalkLine } from "./sentences.ts";
import { COLOR, panel, textShape, type Frame, type Shape } from "./shapes.ts";
import { wrapLines } from "./text-width.ts";

const TEXT = { size: 13.5, weight: 400 };
const TOP = 52;
const ITEM_HEIGHT = 54;
const LINE_HEIGHT = 17.5;
const MAX_LINES = 3;

/** *Talk about this first* in a panel of its own, as many questions as fit; the facts are always all there. */
export function talkShapes(talk: readonly TalkLine[], frame: Frame): readonly Shape[] {
  const x = frame.x + 22;
  const width = frame.width - 44;
  const heading = { text: "Talk about this first", size: 17, weight: 700, fill: COLOR.ink };
  const shapes: Shape[] = [
    panel(frame.x, frame.y, frame.width, frame.height),
    textShape(x, frame.y + 35, "start", heading),
  ];
  if (talk.length === 0) {
    const none = { text: "Nothing to compare yet.", ...TEXT, fill: COLOR.ink2 };
    return [...shapes, textShape(x, frame.y + 62, "start", none)];
  }
  let y = frame.y + TOP;
  fitItems(talk, width, frame.height - TOP).forEach(({ title, text }) => {
    const titleRun = { text: title, size: 15.5, weight: 700, fill: COLOR.ink };
    shapes.push({ kind: "rect", x, y, width, height: 1, radius: 0, fill: COLOR.line });
    shapes.push(textShape(x, y + 24, "start", titleRun));
    text.forEach((line, index) => {
      shapes.push(
        textShape(x, y + 43 + index * LINE_HEIGHT, "start", { text: line, ...TEXT, fill: COLOR.ink2 }),
      );
    });
    y += heightOf(text);
  });
  return shapes;
}

type Item = { readonly title: string; readonly text: readonly string[] };

/** Each line with its question; from the end, where talk comes last, questions give way to facts until all fit. */
function fitItems(talk: readonly TalkLine[], width: number, height: number): readonly Item[] {
  const itemOf = ({ heading, fact, prompt }: TalkLine, withPrompt: boolean): Item => ({
    title: heading,
    text: wrapLines(withPrompt ? `${fact} ${prompt}` : fact, width, MAX_LINES, TEXT),
  });
  for (let asked = talk.length; asked > 0; asked -= 1) {
    const items = talk.map((line, index) => itemOf(line, index < asked));
    if (items.reduce((sum, { text }) => sum + heightOf(text), 0) <= height) return items;
  }
  return talk.map((line) => itemOf(line, false));
}

function heightOf(text: readonly string[]): number {
  return ITEM_HEIGHT + (text.length - 1) * LINE_HEIGHT;
}
