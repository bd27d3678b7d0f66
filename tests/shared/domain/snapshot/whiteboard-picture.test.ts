import { expect, test } from "vitest";
import fc from "fast-check";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { rankingOf } from "#shared/domain/ranking.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { sceneOf, type Scene } from "#shared/domain/snapshot/scene.ts";
import { boxOf, COLOR, type Frame, type PathShape, type Shape } from "#shared/domain/snapshot/shapes.ts";
import { widthOf } from "#shared/domain/snapshot/text-width.ts";
import { wrapText } from "#shared/domain/snapshot/wrap-text.ts";
import { NOTE_COLORS } from "#shared/domain/whiteboard/note.ts";
import { EMPTY_WHITEBOARD, type Whiteboard } from "#shared/domain/whiteboard/whiteboard.ts";
import { svgFrom } from "../../../support/fonts.ts";
import { demand, failureOf, failureOfAsync } from "../../../support/property.ts";
import { aBoard, aNote, anyBoard, anyWhiteboard, aStroke, CATALOGUE, ENGLISH } from "./boards.ts";

const DATE = "2026-11-23";
const OPTIONS = { ...ENGLISH, date: DATE };
const PLAIN_HEIGHT = 720;

const pictureOf = (whiteboard: Whiteboard, board = aBoard(), options = OPTIONS): Scene =>
  sceneOf(board, { ...options, whiteboard });
const withNotes = (...notes: Whiteboard["notes"]): Whiteboard => ({ notes, strokes: [] });

/** The line at the foot of every picture, with the marks and our name. */
function footerOf(shapes: readonly Shape[], { words } = OPTIONS): readonly Shape[] {
  return shapes.slice(shapes.findLastIndex((shape) => textsOf([shape])[0]?.startsWith(words.snapshot.aid)));
}

/** What the second panel adds: everything but the white page and the footer that moves down. */
function addedTo({ shapes }: Scene, board = aBoard(), options = OPTIONS): readonly Shape[] {
  const before = sceneOf(board, options).shapes;
  const footer = footerOf(before, options).length;
  return shapes.slice(before.length - footer, shapes.length - footer);
}

function notePapers(scene: Scene): readonly PathShape[] {
  return addedTo(scene).filter(
    (shape): shape is PathShape => shape.kind === "path" && shape.closed && boxOf(shape).width > 60,
  );
}

/** The cards among the shapes of the second panel, the left seat's from the top, then the right one's. */
function cardsAmong(shapes: readonly Shape[]): readonly Frame[] {
  const [, ...cards] = shapes.filter((shape) => shape.kind === "rect" && shape.stroke === COLOR.line);
  return cards.map(boxOf);
}

function textsOf(shapes: readonly Shape[]): readonly string[] {
  return shapes.flatMap((shape) =>
    shape.kind === "text" ? [shape.runs.map(({ text }) => text).join("")] : [],
  );
}

function contains(outer: Frame, inner: Frame, slack = 0.01): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

test("without notes and ink asked for, nothing changes; with them, what was there stays as it was", () => {
  const property = fc.property(anyBoard, anyWhiteboard, (board, whiteboard) => {
    const plain = sceneOf(board, OPTIONS);
    const hasReplies = textsOf(plain.shapes).includes("What you wrote");
    demand((plain.height === PLAIN_HEIGHT) !== hasReplies, "height");
    const scene = pictureOf(whiteboard, board);
    const isKept = plain.shapes
      .slice(1, -footerOf(plain.shapes).length)
      .every((shape, index) => JSON.stringify(scene.shapes[index + 1]) === JSON.stringify(shape));
    demand(isKept, "the first part is another");
  });
  expect(failureOf(property, 40)).toBeNull();
});

test("everything on the board lies inside the second panel, below its heading and above the footer", () => {
  const aLanguage = fc.constantFrom(...Object.values(CATALOGUE));
  const property = fc.property(anyBoard, anyWhiteboard, aLanguage, (board, whiteboard, words) => {
    const options = { ...OPTIONS, words };
    const scene = pictureOf(whiteboard, board, options);
    const [panel, ...inside] = addedTo(scene, board, options);
    demand(panel !== undefined, "no panel");
    const outer = boxOf(panel);
    demand(
      outer.y === sceneOf(board, options).height - 38 && outer.y + outer.height + 56 === scene.height,
      "panel",
    );
    const heading = outer.y + 46;
    for (const [index, shape] of inside.entries()) {
      const box = boxOf(shape);
      demand(contains(outer, box), () => `outside: ${JSON.stringify(shape)}`);
      demand(index < 2 || box.y >= heading, () => `over the heading: ${JSON.stringify(shape)}`);
    }
  });
  expect(failureOf(property, 80)).toBeNull();
});

test("whatever people wrote, the SVG holds known elements and every note's words, uncut", async () => {
  const property = fc.asyncProperty(anyBoard, anyWhiteboard, async (board, whiteboard) => {
    const scene = pictureOf(whiteboard, board);
    const svg = await svgFrom(scene);
    const known =
      /<\/?(svg|title|desc|defs|use|rect|circle|path|text|tspan|g)((?: [a-zA-Z:-]+="[^"<>]*")*)\s*\/?>/g;
    const rest = svg.replace(/\n/g, " ").replace(known, "");
    demand(!/[<>]/.test(rest), () => `not an element of ours: ${rest}`);
    demand(!/&(?!(amp|lt|gt|quot|#39);)/.test(rest), "a bare ampersand");
    demand(!/[\p{Cc}\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/u.test(rest), "a forbidden character");
    demand(!/NaN|Infinity|undefined/.test(svg.replace(/>[^<]*</g, "><")), "a number that is none");
  });
  expect(await failureOfAsync(property, 25)).toBeNull();
});

test("a note is as high as its words need, up to six hundred characters", () => {
  const words = Array.from({ length: 100 }, (_, index) => `w${String(index).padStart(3, "0")}`).join(" ");
  const scene = pictureOf(withNotes(aNote({ text: words }), aNote({ text: "Short" })));
  const [long, short] = notePapers(scene).map(boxOf);
  const lines = addedTo(scene).filter(
    (shape) => shape.kind === "text" && /^w\d{3}/.test(textsOf([shape])[0] ?? ""),
  );
  expect(textsOf(lines).join(" ")).toBe(words);
  for (const line of lines) expect(contains(long ?? boxOf(line), boxOf(line))).toBe(true);
  expect(long?.height).toBeGreaterThan(3 * (short?.height ?? 0));
});

test("lines break between words, in scripts without spaces too, and stay where a person began a new one", () => {
  const style = { size: 14, weight: 400 };
  expect(wrapText("Ask about\n\n\n\nFridays", 200, style)).toEqual(["Ask about", "", "Fridays"]);
  expect(wrapText("one two three", widthOf("one two", style), style)).toEqual(["one two", "three"]);
  expect(wrapText("ภาษาไทยภาษาไทย", widthOf("ภาษาไทยภา", style), style)).toEqual(["ภาษาไทย", "ภาษาไทย"]);
  expect(
    wrapText("学びたい。学びたい。", widthOf("学びたい", style), style).some((line) => line.startsWith("。")),
  ).toBe(false);
  const broken = wrapText("W".repeat(600), 134, style);
  expect(broken.join("")).toBe("W".repeat(600));
  expect(Math.max(...broken.map((line) => widthOf(line, style)))).toBeLessThanOrEqual(134);
  expect(wrapText("", 100, style)).toEqual([""]);
});

test("a line in Hebrew or Arabic begins at the right", async () => {
  const scene = pictureOf(withNotes(aNote({ text: "שלום, מה?\nHello" })));
  const [paper] = notePapers(scene).map(boxOf);
  const [hebrew, english] = addedTo(scene).filter((shape) => /^(ש|Hello)/.test(textsOf([shape])[0] ?? ""));
  expect(hebrew).toMatchObject({ direction: "rtl" });
  expect(english).not.toHaveProperty("direction");
  for (const shape of [hebrew, english]) {
    expect(shape && paper && contains(paper, boxOf(shape))).toBe(true);
  }
  expect(await svgFrom(scene)).toContain(' direction="rtl">');
});

test("a note on a card lies at that share of the card's row, placed or not, and goes where the card goes", () => {
  const share = { x: 0.25, y: 0.5 };
  for (const seat of SEAT_IDS) {
    for (const area of AREA_IDS) {
      for (const placed of [[...AREA_IDS], [], ["culture", "learning"] as const]) {
        const mine = { ...aBoard().answers[seat], ranking: rankingOf(placed) };
        const board = aBoard({ answers: { ...aBoard().answers, [seat]: mine } });
        const scene = pictureOf(withNotes(aNote({ spot: { on: `${seat}/${area}`, ...share } })), board);
        const shapes = addedTo(scene, board);
        const row = [...mine.ranking.placed, ...mine.ranking.tray].indexOf(area);
        const card = cardsAmong(shapes)[(seat === "left" ? 0 : AREA_IDS.length) + row];
        const paper = shapes.find((shape) => shape.kind === "path" && shape.closed);
        const corner = paper?.kind === "path" ? paper.commands[0] : undefined;
        expect(corner?.x).toBeCloseTo((card?.x ?? 0) + share.x * (card?.width ?? 0), 6);
        expect(corner?.y).toBeCloseTo((card?.y ?? 0) + share.y * (card?.height ?? 0), 6);
      }
    }
  }
});

test("areas without a place come last and say so", () => {
  const left = { ...aBoard().answers.left, ranking: rankingOf(["learning"]) };
  const board = aBoard({ answers: { ...aBoard().answers, left } });
  const shapes = addedTo(pictureOf(EMPTY_WHITEBOARD, board), board);
  const names = textsOf(shapes).filter((text) => text.endsWith(" not placed yet"));
  expect(names[0]).toBe("Impact not placed yet");
  expect(names).toHaveLength(5);
  expect(textsOf(shapes)).toContain("Learning");
});

test("in grey the four colours are told apart by their corners", () => {
  const notes = NOTE_COLORS.map((color) => aNote({ color }));
  const papers = notePapers(pictureOf(withNotes(...notes)));
  const corners = papers.map(({ commands }) => commands.map(({ kind }) => kind).join(" "));
  expect(new Set(corners).size).toBe(NOTE_COLORS.length);
  expect(new Set(papers.map(({ fill }) => fill)).size).toBe(NOTE_COLORS.length);
});

test("ink is drawn where it was, thin and opaque or broad and see-through, amber with a dark edge", () => {
  const strokes = [
    aStroke(),
    aStroke({ by: "right" }),
    aStroke({ tool: "marker" }),
    aStroke({ by: "right", tool: "marker" }),
  ];
  const shapes = addedTo(pictureOf({ notes: [], strokes }));
  const [card] = cardsAmong(shapes);
  const ink = shapes.flatMap((shape) =>
    shape.kind === "layer"
      ? [shape.paths.map(({ stroke }) => stroke)]
      : shape.kind === "path" && !shape.closed
        ? [[shape.stroke]]
        : [],
  );
  expect(ink).toEqual([
    [COLOR.seat.left],
    [COLOR.ink],
    [COLOR.seat.right],
    [COLOR.seat.left],
    [COLOR.ink, COLOR.seat.right],
  ]);
  expect(shapes.flatMap((shape) => (shape.kind === "layer" ? [shape.opacity] : []))).toEqual([0.32, 0.32]);
  const pen = shapes.find((shape) => shape.kind === "path" && !shape.closed);
  const start = pen?.kind === "path" ? pen.commands[0] : undefined;
  expect(start?.x).toBeCloseTo(card?.x ?? 0, 6);
  expect(start?.y).toBeCloseTo((card?.y ?? 0) + (45.5 * (card?.width ?? 0)) / 600, 6);
});

test("what lies far around makes the board smaller, but notes stay large enough to read", () => {
  const far = withNotes(
    aNote({ spot: { on: "board", x: -600, y: -600 } }),
    aNote({ spot: { on: "board", x: 1860, y: 1200 } }),
  );
  const shapes = addedTo(pictureOf(far));
  expect(cardsAmong(shapes)[0]?.width).toBeLessThan(300);
  const sizes = shapes.flatMap((shape) =>
    shape.kind === "text" && shape.runs[0]?.text.startsWith("“Two") ? [shape.runs[0].size] : [],
  );
  expect(sizes).toHaveLength(2);
  expect(Math.min(...sizes)).toBeGreaterThan(10.5);
});

test("the description says how many notes there are and what they say", () => {
  const whiteboard: Whiteboard = {
    notes: [
      aNote(),
      aNote({ by: "right", spot: { on: "left/learning", x: 0, y: 0 }, text: "Ask\nabout Fridays" }),
      aNote({ text: " " }),
    ],
    strokes: [aStroke(), aStroke(), aStroke({ by: "right" })],
  };
  expect(pictureOf(whiteboard).description).toContain(
    "On the board: 3 notes; Maya: “Two years from now I want to run a team.”; Sam, on Maya’s card Learning: Ask about Fridays; Maya: an empty note. 2 lines of ink by Maya, 1 line of ink by Sam.",
  );
  expect(pictureOf(EMPTY_WHITEBOARD).description).toContain("On the board: no notes.");
});

test("equal notes and ink give equal bytes, however their fields were set", async () => {
  const turned = <T extends object>(record: T): T =>
    Object.fromEntries(Object.entries(record).toReversed()) as T;
  const property = fc.asyncProperty(anyBoard, anyWhiteboard, async (board, whiteboard) => {
    const other = { strokes: whiteboard.strokes.map(turned), notes: whiteboard.notes.map(turned) };
    demand(
      (await svgFrom(pictureOf(whiteboard, board))) === (await svgFrom(pictureOf(other, board))),
      "other bytes",
    );
  });
  expect(await failureOfAsync(property, 20)).toBeNull();
});
