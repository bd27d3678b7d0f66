import fc from "fast-check";
import { expect, test } from "vitest";
import { sceneOf, type Scene } from "#shared/domain/snapshot/scene.ts";
import { boxOf, type TextShape } from "#shared/domain/snapshot/shapes.ts";
import { svgOf } from "#shared/typesetting/svg.ts";
import type { FontSource } from "#shared/typesetting/font-piece.ts";
import { textsOf, typesetterFor } from "#shared/typesetting/typesetter.ts";
import { packagedFonts } from "../../../server/board/packaged-fonts.ts";
import { aBoard, anyBoard, ENGLISH, HOSTILE } from "../domain/snapshot/boards.ts";
import { fetchFont, svgFrom } from "../../support/fonts.ts";
import { demand, failureOfAsync } from "../../support/property.ts";
import { reachOfLine } from "../../support/reach.ts";

const OPTIONS = { ...ENGLISH, date: "2026-11-23" };
const NAMES = ["Maya 🌸", "山田太郎", "محمد", "שרה לוי", "박지민", "Zoë 14 محمد", "สมชาย", "प्रिया", "𓀀"];

/** As a page does it: every piece by its address. */
const fetchedFonts: FontSource = async ({ file }) =>
  new Uint8Array(await (await fetchFont(`/node_modules/${file}`)).arrayBuffer());

const aName = fc.oneof(fc.constantFrom(...NAMES, ...HOSTILE), fc.string({ unit: "binary", maxLength: 30 }));
const aBoardOfNames = fc
  .tuple(anyBoard, aName, aName, aName)
  .map(([board, title, left, right]) => ({ ...board, title, names: { left, right } }));

test("two machines that get the same fonts from elsewhere, and in another order, write the same bytes", async () => {
  const property = fc.asyncProperty(aBoardOfNames, async (board) => {
    const scene = sceneOf(board, OPTIONS);
    const backwards = await typesetterFor(textsOf(scene).toReversed(), fetchedFonts);
    demand((await svgFrom(scene)) === svgOf(scene, backwards), "other bytes");
  });
  expect(await failureOfAsync(property, 60)).toBeNull();
});

test("every glyph lies in the room of its line", async () => {
  const property = fc.asyncProperty(aBoardOfNames, async (board) => {
    const scene = sceneOf(board, OPTIONS);
    const { layout } = await typesetterFor(textsOf(scene), packagedFonts);
    for (const shape of linesOf(scene)) {
      const { x, width } = boxOf(shape);
      for (const run of layout(shape).runs) {
        const [left, right] = reachOfLine({ runs: [run] });
        // Letters may lean a little out of their own advance, as the tail of a j does.
        const lean = run.size * 0.35;
        demand(
          left >= x - lean && right <= x + width + lean,
          () => `${run.text} from ${left} to ${right}, room from ${x} to ${x + width}`,
        );
      }
    }
  });
  expect(await failureOfAsync(property, 40)).toBeNull();
});

test("over the outlines lies the text itself, unseen, to be selected and read out", async () => {
  const scene = sceneOf(
    aBoard({ title: "</text><script>", names: { left: "محمد & Co", right: "山田 🌸" } }),
    OPTIONS,
  );
  const svg = await svgFrom(scene);
  const texts = Array.from(svg.matchAll(/<text fill-opacity="0"[^>]*>(.*?)<\/text>/g), ([, text = ""]) =>
    text.replace(/<[^>]*>/g, ""),
  );
  expect(texts).toHaveLength(linesOf(scene).length);
  expect(texts.slice(0, 1)).toEqual(["&lt;/text&gt;&lt;script&gt;"]);
  expect(texts).toContain("محمد &amp; Co");
  expect(texts).toContain("山田 🌸");
  expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*>\n<title [^>]*>&lt;\/text&gt;&lt;script&gt;<\/title>/);
});

test("every outline is written once, is used, and no number has more than two decimals", async () => {
  const svg = await svgFrom(sceneOf(aBoard({ names: { left: "محمد", right: "山田 🌸" } }), OPTIONS));
  const made = Array.from(svg.matchAll(/<path id="([^"]+)"/g), ([, id]) => id);
  const used = new Set(Array.from(svg.matchAll(/<use xlink:href="#([^"]+)"/g), ([, id]) => id));
  expect(new Set(made).size).toBe(made.length);
  expect(new Set(made)).toEqual(used);
  const drawn = svg.replace(/scale\([^)]*\)/g, "").match(/(?: d| x| y|translate\()[^"]*"[^"]*"/g) ?? [];
  expect(drawn.filter((numbers) => /\.\d{3}/.test(numbers))).toEqual([]);
});

test("a board of two people is a picture of less than 130 kB", async () => {
  expect((await svgFrom(sceneOf(aBoard(), OPTIONS))).length).toBeLessThan(130_000);
});

function linesOf({ shapes }: Scene): readonly TextShape[] {
  return shapes.filter((shape): shape is TextShape => shape.kind === "text");
}
