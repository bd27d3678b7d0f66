import { expect, test } from "vitest";
import fc from "fast-check";
import { AREA_IDS } from "#shared/domain/areas.ts";
import type { Board } from "#shared/domain/board.ts";
import { NO_CONVERSATION } from "#shared/domain/conversation.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { sceneOf, type Scene } from "#shared/domain/snapshot/scene.ts";
import { sentencesOf } from "#shared/domain/snapshot/sentences.ts";
import { boxOf, COLOR, type Frame, type Shape, type TextShape } from "#shared/domain/snapshot/shapes.ts";
import { english } from "#shared/messages/en/english.ts";
import { svgFrom } from "../../../support/fonts.ts";
import { demand, demandSame, failureOf, failureOfAsync } from "../../../support/property.ts";
import { aBoard, answers, anyBoard, anyOptionsAnywhere, ENGLISH, HOSTILE } from "./boards.ts";

const DATE = "2026-11-23";
const OPTIONS = { ...ENGLISH, date: DATE };

/** The text elements of an SVG as a reader sees them. */
function textsOf(svg: string): readonly { text: string; size: string; anchor: string }[] {
  return Array.from(svg.matchAll(/<text [^>]*?(?:text-anchor="(\w+)")?>(.*?)<\/text>/g), (found) => ({
    anchor: found[1] ?? "start",
    size: /font-size="([\d.]+)"/.exec(found[2] ?? "")?.[1] ?? "",
    text: unescapeXml((found[2] ?? "").replace(/<[^>]*>/g, "")),
  }));
}

function unescapeXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

function inRowOrder(board: Board, seat: "left" | "right"): readonly string[] {
  const { ranking, points } = board.answers[seat];
  return [...ranking.placed, ...ranking.tray].map((area) => String(points[area]));
}

test("every rank, every number and every bar in the SVG is the board's", async () => {
  const property = fc.asyncProperty(anyBoard, fc.boolean(), async ({ answers: both }, withTalk) => {
    const board = aBoard({ answers: both });
    const svg = await svgFrom(sceneOf(board, { ...OPTIONS, withTalk }));
    const texts = textsOf(svg);
    const numbers = texts.filter(({ text, size }) => size === "16" && /^\d+$/.test(text));
    const largest = Math.max(
      1,
      ...SEAT_IDS.flatMap((seat) => AREA_IDS.map((area) => both[seat].points[area])),
    );
    const longest = withTalk ? 201.55 : 323.1;
    for (const seat of SEAT_IDS) {
      const anchor = seat === "left" ? "end" : "start";
      const shown = numbers.filter((number) => number.anchor === anchor).map(({ text }) => text);
      demandSame(shown, inRowOrder(board, seat), `${seat} points`);
      const bars = svg.matchAll(
        new RegExp(`<rect [^>]*width="([\\d.]+)" height="12"[^>]*fill="${COLOR.seat[seat]}"`, "g"),
      );
      Array.from(bars, ([, width]) => Number(width)).forEach((width, index) => {
        const wanted = Math.max(2, (Number(shown[index]) / largest) * longest);
        demand(Math.abs(width - wanted) < 0.02, () => `${seat} bar ${index}: ${width}, wanted ${wanted}`);
      });
    }
    const ranks = texts
      .filter(({ text, anchor }) => anchor === "middle" && /^\d$/.test(text))
      .map(({ text }) => text);
    const wantedRanks = SEAT_IDS.flatMap((seat) =>
      both[seat].ranking.placed.map((_, index) => String(index + 1)),
    );
    demandSame(ranks, wantedRanks, "ranks");
    const whole = texts.map(({ text }) => text).join(" ");
    for (const { figure, rest } of sentencesOf(board, english))
      demand(whole.includes(`${figure} ${rest}`), `${figure} ${rest}`);
    demand(whole.includes(english.snapshot.aid) && whole.includes("23 November 2026"), "date and line");
    const heads = SEAT_IDS.some((seat) => both[seat].ranking.tray.length > 0);
    demand(whole.includes("Not placed yet") === heads, "not placed yet");
  });
  expect(await failureOfAsync(property, 40)).toBeNull();
});

test("an area stands at the same height on both ends of its line, and only areas that both placed have one", () => {
  const left = answers(["impact", "learning", "culture"], { impact: 3 });
  const right = answers(["culture", "impact"], { culture: 1 });
  const scene = sceneOf(aBoard({ answers: { left, right } }), OPTIONS);
  const curves = scene.shapes.filter((shape) => shape.kind === "curve");
  expect(curves).toHaveLength(2);
  const labelY = (name: string): readonly number[] =>
    scene.shapes.flatMap((shape) =>
      shape.kind === "text" && shape.runs[0]?.text === name && shape.runs[0].size === 17 ? [shape.y + 3] : [],
    );
  for (const area of ["impact", "culture"] as const) {
    const [y1, y2] = labelY(english.areas[area].name);
    expect(curves).toContainEqual(expect.objectContaining({ y1, y2 }));
  }
});

test("an area at the same place is joined by a level line and the word", async () => {
  const both = answers(["impact"], {});
  const scene = sceneOf(aBoard({ answers: { left: both, right: both } }), OPTIONS);
  expect(textsOf(await svgFrom(scene)).filter(({ text }) => text === "same")).toHaveLength(1);
});

test("the darker and thicker a line, the further apart", () => {
  const scene = sceneOf(aBoard(), OPTIONS);
  const widths = scene.shapes.flatMap((shape) => (shape.kind === "curve" ? [shape.strokeWidth] : []));
  expect(widths).toEqual([4, 5.5, 5.5, 5.5, 5.5, 5.5]);
});

test("everything lies inside the picture and no text lies on another or on the edge of a shape", () => {
  const property = fc.property(anyBoard, anyOptionsAnywhere, (board, options) => {
    // Notes may lie on cards and on each other, as they do on the board.
    const problem = layoutProblem(sceneOf(board, { ...options, whiteboard: undefined }));
    demand(problem === null, () => problem ?? "");
  });
  expect(failureOf(property, 100)).toBeNull();
});

test("no line crosses a text that is not on paper of its own", () => {
  const property = fc.property(anyBoard, anyOptionsAnywhere, (board, options) => {
    const { shapes } = sceneOf(board, { ...options, whiteboard: undefined });
    const curves = shapes.filter((shape) => shape.kind === "curve");
    const lastCurve = shapes.findLastIndex((shape) => shape.kind === "curve");
    const covers = shapes
      .slice(lastCurve + 1)
      .flatMap((shape) => (shape.kind === "rect" && shape.fill === COLOR.paper ? [boxOf(shape)] : []));
    for (const text of shapes.filter((shape) => shape.kind === "text")) {
      const box = boxOf(text);
      if (covers.some((cover) => contains(cover, box))) continue;
      for (const curve of curves)
        for (const point of pointsOn(curve, 80))
          demand(
            !overlaps(box, around(point, curve.strokeWidth / 2)),
            () => `${JSON.stringify(text)} is crossed`,
          );
    }
  });
  expect(failureOf(property, 100)).toBeNull();
});

/** Points along the cubic curve that a curve shape is, as every renderer of ours draws it. */
function pointsOn(
  { x1, y1, x2, y2 }: Extract<Shape, { kind: "curve" }>,
  count: number,
): readonly { x: number; y: number }[] {
  const bend = (x2 - x1) * 0.4;
  const along = (t: number, a: number, b: number, c: number, d: number): number =>
    (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
  return Array.from({ length: count + 1 }, (_, index) => {
    const t = index / count;
    return { x: along(t, x1, x1 + bend, x2 - bend, x2), y: along(t, y1, y1, y2, y2) };
  });
}

function around({ x, y }: { x: number; y: number }, radius: number): Frame {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

test("numbers that have changed say what they were, and the head says when both were first complete", () => {
  const { left, right } = aBoard().answers;
  const first = {
    at: Date.UTC(2026, 4, 3),
    answers: {
      left: { ...left, points: { ...left.points, impact: 20, learning: 35 } },
      right: answers(["impact", "promotion", "compensation", "learning", "culture", "balance"], right.points),
    },
  };
  const texts = wordsOf(sceneOf(aBoard({ first }), OPTIONS));
  expect(texts.filter((text) => text.startsWith("was "))).toEqual([
    "was 20",
    "was 35",
    "was place 2",
    "was place 1",
  ]);
  expect(texts).toContain("Both were first complete on 3 May 2026");
  expect(wordsOf(sceneOf(aBoard(), OPTIONS)).join(" ")).not.toMatch(/was|first complete/);
});

test("what was pinned stands first with the marks of the seats and words; ticks and replies say whose they are", () => {
  const conversation = {
    pins: { left: ["culture"], right: ["culture", "balance"] },
    talked: ["culture"],
    replies: { ...NO_CONVERSATION.replies, culture: { left: "", right: `${"Long words ".repeat(80)}end` } },
  } as const;
  const scene = sceneOf(aBoard({ conversation }), OPTIONS);
  const texts = wordsOf(scene);
  const talk = texts.slice(texts.indexOf("Talk about this first"));
  expect(talk.slice(1, 4)).toEqual(["Culture / Team", "Pinned by both", "Talked about"]);
  expect(talk).toContain("Pinned by Sam");
  expect(talk.indexOf("Pinned by Sam")).toBe(talk.indexOf("Work-life Balance") + 1);
  const written = talk.slice(talk.indexOf("What you wrote"));
  expect(written.slice(1, 4)).toEqual([
    "Maya",
    "Sam",
    "Culture / Team  What do you want more of from this team?",
  ]);
  expect(written.slice(4).join(" ")).toContain("Long words end");
  expect(scene.height).toBeGreaterThan(900);
  expect(scene.sheets).toHaveLength(2);
  expect(scene.description).toContain("Culture / Team: Pinned by Maya and Sam. Talked about.");
  const quiet = sceneOf(aBoard({ conversation }), { ...OPTIONS, withTalk: false });
  expect([
    quiet.height,
    wordsOf(quiet)
      .join(" ")
      .match(/Pinned|Talked|wrote/g),
  ]).toEqual([720, null]);
});

test("without a comparison both answers stand side by side, with no line and no sentence, and fill the page", () => {
  const scene = sceneOf(aBoard(), { ...OPTIONS, withComparison: false });
  expect(scene.shapes.filter((shape) => shape.kind === "curve")).toEqual([]);
  expect(wordsOf(scene).join(" ")).not.toMatch(/of 100|pairs|top 3|Talk about|same/);
  const numbers = wordsOf(scene).filter((text) => /^\d+$/.test(text));
  expect(numbers.toSorted()).toEqual(
    SEAT_IDS.flatMap((seat) => [
      ...inRowOrder(aBoard(), seat),
      ...aBoard().answers[seat].ranking.placed.map((_, index) => String(index + 1)),
    ]).toSorted(),
  );
  expect(scene.height).toBe(720);
});

function wordsOf({ shapes }: Scene): readonly string[] {
  return shapes.flatMap((shape) =>
    shape.kind === "text" ? [shape.runs.map(({ text }) => text).join("")] : [],
  );
}

function layoutProblem({ shapes, width, height }: Scene): string | null {
  const texts = shapes.filter((shape): shape is TextShape => shape.kind === "text");
  const solids = shapes.filter((shape) => shape.kind === "rect" || shape.kind === "circle").map(boxOf);
  const page: Frame = { x: 0, y: 0, width, height };
  for (const [index, text] of texts.entries()) {
    const box = boxOf(text);
    const name = text.runs.map((run) => run.text).join("");
    if (!contains(page, box)) return `${name} leaves the picture`;
    const other = texts.slice(index + 1).find((each) => overlaps(box, boxOf(each)));
    if (other !== undefined) return `${name} lies on ${other.runs.map((run) => run.text).join("")}`;
    const solid = solids.find((each) => overlaps(box, each) && !contains(each, box));
    if (solid !== undefined) return `${name} lies across ${JSON.stringify(solid)}`;
  }
  return solids.every((solid) => contains(page, solid)) ? null : "a shape leaves the picture";
}

function contains(outer: Frame, inner: Frame): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function overlaps(a: Frame, b: Frame): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

test("whatever people typed, the SVG holds known elements with known attributes and nothing else", async () => {
  const property = fc.asyncProperty(anyBoard, async (board) => {
    const svg = await svgFrom(sceneOf(board, OPTIONS));
    const known =
      /<\/?(svg|title|desc|defs|g|use|rect|circle|path|text|tspan)((?: [a-zA-Z:-]+="[^"<>]*")*)\s*\/?>/g;
    const rest = svg.replace(/\n/g, " ").replace(known, "");
    demand(!/[<>]/.test(rest), () => `not an element of ours: ${rest}`);
    demand(!/&(?!(amp|lt|gt|quot|#39);)/.test(rest), () => `a bare ampersand: ${rest}`);
    demand(
      !/[\p{Cc}\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/u.test(rest),
      "a character that XML forbids",
    );
    for (const [, , attributes] of svg.matchAll(known)) {
      demand(
        !/ (style|href|class|on\w+)=| xlink:href="(?!#[\w-]+")/.test(attributes ?? ""),
        () => `attributes ${attributes}`,
      );
    }
    const opened = svg.match(/<[a-z][^>]*[^/]>/g)?.length;
    demandSame(opened, svg.match(/<\/[a-z]+>/g)?.length, "elements opened and closed");
  });
  expect(await failureOfAsync(property, 25)).toBeNull();
});

test("a picture refers to nothing outside itself", async () => {
  const svg = await svgFrom(sceneOf(aBoard(), OPTIONS));
  expect(svg.match(/https?:[^"]*/g)).toEqual(["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"]);
  expect(svg.match(/href="[^#]/g)).toBeNull();
  expect(svg).not.toMatch(/foreignObject|url\(|<style|<image|<script|@import/);
});

test("a long name is cut with an ellipsis, a short one never", async () => {
  const long = await svgFrom(sceneOf(aBoard({ names: { left: "W".repeat(60), right: "Sam" } }), OPTIONS));
  expect(long).toMatch(/W…<\/tspan>/);
  expect(await svgFrom(sceneOf(aBoard(), OPTIONS))).not.toContain("…");
  expect(long).toContain(`<desc id="what-matters-text">23 November 2026. ${"W".repeat(60)}, with points`);
});

test("every hostile name still leaves a picture with both marks and all numbers", async () => {
  for (const name of HOSTILE) {
    const plain = textsOf(await svgFrom(sceneOf(aBoard(), OPTIONS))).filter(({ text }) => /^\d+$/.test(text));
    const svg = await svgFrom(sceneOf(aBoard({ title: name, names: { left: name, right: name } }), OPTIONS));
    expect(textsOf(svg).filter(({ text, size }) => /^\d+$/.test(text) && Number(size) < 20)).toEqual(plain);
  }
});

test("equal boards give equal bytes, however their fields were set", async () => {
  const property = fc.asyncProperty(anyBoard, async (board) => {
    const turned: Board = {
      answers: {
        right: { points: reversed(board.answers.right.points), ranking: board.answers.right.ranking },
        left: { points: reversed(board.answers.left.points), ranking: board.answers.left.ranking },
      },
      createdAt: board.createdAt,
      mode: board.mode,
      names: { right: board.names.right, left: board.names.left },
      title: board.title,
      conversation: board.conversation,
      first: board.first,
    };
    demand(
      (await svgFrom(sceneOf(board, OPTIONS))) === (await svgFrom(sceneOf(turned, OPTIONS))),
      "other bytes",
    );
  });
  expect(await failureOfAsync(property, 25)).toBeNull();
});

function reversed<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).toReversed()) as T;
}

test("the description says in words what the picture shows", () => {
  const { description } = sceneOf(
    aBoard({ answers: { left: answers(["impact"], { impact: 7 }), right: aBoard().answers.right } }),
    { ...OPTIONS, date: "2026-01-02" },
  );
  expect(description).toMatch(
    /^2 January 2026\. Maya, with points: 1 Impact \(7\), not placed yet Promotion \/ Title \(0\),/,
  );
  expect(description).toContain("Maya has placed 1 of 6 areas and has 93 points left to give.");
  expect(description).toMatch(new RegExp(`${english.snapshot.aid}\\.$`));
});
