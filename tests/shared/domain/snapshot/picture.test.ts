import { expect, test } from "vitest";
import fc from "fast-check";
import { AREA_IDS, AREA_TEXT } from "#shared/domain/areas.ts";
import type { Board } from "#shared/domain/board.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { sceneOf, type Scene } from "#shared/domain/snapshot/scene.ts";
import { CONVERSATION_AID, sentencesOf } from "#shared/domain/snapshot/sentences.ts";
import { boxOf, COLOR, type Frame, type TextShape } from "#shared/domain/snapshot/shapes.ts";
import { svgOf } from "#shared/domain/snapshot/svg.ts";
import { demand, demandSame, failureOf } from "../../../support/property.ts";
import { aBoard, answers, anyBoard, HOSTILE } from "./boards.ts";

const DATE = "2026-11-23";

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

test("every rank, every number and every bar in the SVG is the board's", () => {
  const property = fc.property(anyBoard, fc.boolean(), ({ answers: both }, withTalk) => {
    const board = aBoard({ answers: both });
    const svg = svgOf(sceneOf(board, { date: DATE, withTalk }));
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
    for (const { figure, rest } of sentencesOf(board))
      demand(whole.includes(`${figure} ${rest}`), `${figure} ${rest}`);
    demand(whole.includes(CONVERSATION_AID) && whole.includes("23 November 2026"), "date and line");
    const heads = SEAT_IDS.some((seat) => both[seat].ranking.tray.length > 0);
    demand(whole.includes("Not placed yet") === heads, "not placed yet");
  });
  expect(failureOf(property, 200)).toBeNull();
});

test("an area stands at the same height on both ends of its line, and only areas that both placed have one", () => {
  const left = answers(["impact", "learning", "culture"], { impact: 3 });
  const right = answers(["culture", "impact"], { culture: 1 });
  const scene = sceneOf(aBoard({ answers: { left, right } }), { date: DATE });
  const curves = scene.shapes.filter((shape) => shape.kind === "curve");
  expect(curves).toHaveLength(2);
  const labelY = (name: string): readonly number[] =>
    scene.shapes.flatMap((shape) =>
      shape.kind === "text" && shape.runs[0]?.text === name && shape.runs[0].size === 17 ? [shape.y + 3] : [],
    );
  for (const area of ["impact", "culture"] as const) {
    const [y1, y2] = labelY(AREA_TEXT[area].name);
    expect(curves).toContainEqual(expect.objectContaining({ y1, y2 }));
  }
});

test("an area at the same place is joined by a level line and the word", () => {
  const both = answers(["impact"], {});
  const scene = sceneOf(aBoard({ answers: { left: both, right: both } }), { date: DATE });
  expect(textsOf(svgOf(scene)).filter(({ text }) => text === "same")).toHaveLength(1);
});

test("the darker and thicker a line, the further apart", () => {
  const scene = sceneOf(aBoard(), { date: DATE });
  const widths = scene.shapes.flatMap((shape) => (shape.kind === "curve" ? [shape.strokeWidth] : []));
  expect(widths).toEqual([4, 5.5, 5.5, 5.5, 5.5, 5.5]);
});

test("everything lies inside the picture and no text lies on another or on the edge of a shape", () => {
  const property = fc.property(anyBoard, fc.boolean(), (board, withTalk) => {
    const problem = layoutProblem(sceneOf(board, { date: DATE, withTalk }));
    demand(problem === null, () => problem ?? "");
  });
  expect(failureOf(property, 150)).toBeNull();
});

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

test("whatever people typed, the SVG holds known elements with known attributes and nothing else", () => {
  const property = fc.property(anyBoard, (board) => {
    const svg = svgOf(sceneOf(board, { date: DATE }));
    const known = /<\/?(svg|title|desc|rect|circle|path|text|tspan)((?: [a-zA-Z:-]+="[^"<>]*")*)\s*\/?>/g;
    const rest = svg.replace(/\n/g, " ").replace(known, "");
    demand(!/[<>]/.test(rest), () => `not an element of ours: ${rest}`);
    demand(!/&(?!(amp|lt|gt|quot|#39);)/.test(rest), () => `a bare ampersand: ${rest}`);
    demand(
      !/[\p{Cc}\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/u.test(rest),
      "a character that XML forbids",
    );
    for (const [, , attributes] of svg.matchAll(known)) {
      demand(
        !/ (style|href|xlink:href|class|on\w+)=/.test(attributes ?? ""),
        () => `attributes ${attributes}`,
      );
    }
    const opened = svg.match(/<[a-z][^>]*[^/]>/g)?.length;
    demandSame(opened, svg.match(/<\/[a-z]+>/g)?.length, "elements opened and closed");
  });
  expect(failureOf(property, 150)).toBeNull();
});

test("a picture refers to nothing outside itself", () => {
  const svg = svgOf(sceneOf(aBoard(), { date: DATE }));
  expect(svg.match(/https?:[^"]*/g)).toEqual(["http://www.w3.org/2000/svg"]);
  expect(svg).not.toMatch(/foreignObject|url\(|<style|<image|<script|@import/);
});

test("a long name is cut with an ellipsis, a short one never", () => {
  const long = svgOf(sceneOf(aBoard({ names: { left: "W".repeat(60), right: "Sam" } }), { date: DATE }));
  expect(long).toMatch(/W…<\/tspan>/);
  expect(svgOf(sceneOf(aBoard(), { date: DATE }))).not.toContain("…");
  expect(long).toContain(`<desc id="what-matters-text">23 November 2026. ${"W".repeat(60)}, with points`);
});

test("every hostile name still leaves a picture with both marks and all numbers", () => {
  for (const name of HOSTILE) {
    const plain = textsOf(svgOf(sceneOf(aBoard(), { date: DATE }))).filter(({ text }) => /^\d+$/.test(text));
    const svg = svgOf(sceneOf(aBoard({ title: name, names: { left: name, right: name } }), { date: DATE }));
    expect(textsOf(svg).filter(({ text, size }) => /^\d+$/.test(text) && Number(size) < 20)).toEqual(plain);
  }
});

test("equal boards give equal bytes, however their fields were set", () => {
  const property = fc.property(anyBoard, (board) => {
    const turned: Board = {
      answers: {
        right: { points: reversed(board.answers.right.points), ranking: board.answers.right.ranking },
        left: { points: reversed(board.answers.left.points), ranking: board.answers.left.ranking },
      },
      createdAt: board.createdAt,
      mode: board.mode,
      names: { right: board.names.right, left: board.names.left },
      title: board.title,
    };
    demand(svgOf(sceneOf(board, { date: DATE })) === svgOf(sceneOf(turned, { date: DATE })), "other bytes");
  });
  expect(failureOf(property, 50)).toBeNull();
});

function reversed<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).toReversed()) as T;
}

test("an embedded font is a data URL and nothing else", () => {
  const scene = sceneOf(aBoard(), { date: DATE });
  const font = { dataUrl: "data:font/woff2;base64,d09GMg==", unicodeRange: "U+0000-00FF,U+0131" };
  expect(svgOf(scene, [font])).toContain(
    '<style>@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,d09GMg==) format("woff2");unicode-range:U+0000-00FF,U+0131}</style>',
  );
  expect(() => svgOf(scene, [{ ...font, dataUrl: "https://fonts.example/inter.woff2" }])).toThrow("data URL");
  expect(() => svgOf(scene, [{ ...font, unicodeRange: "U+0}</style><script>" }])).toThrow("unicode range");
});

test("the description says in words what the picture shows", () => {
  const { description } = sceneOf(
    aBoard({ answers: { left: answers(["impact"], { impact: 7 }), right: aBoard().answers.right } }),
    {
      date: "2026-01-02",
    },
  );
  expect(description).toMatch(
    /^2 January 2026\. Maya, with points: 1 Impact \(7\), not placed yet Promotion \/ Title \(0\),/,
  );
  expect(description).toContain("Maya has placed 1 of 6 areas and has 93 points left to give.");
  expect(description).toMatch(new RegExp(`${CONVERSATION_AID}\\.$`));
});
