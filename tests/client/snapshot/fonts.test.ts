// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sceneOf } from "#shared/domain/snapshot/scene.ts";
import { aBoard, ENGLISH } from "../../shared/domain/snapshot/boards.ts";
import { fetchFont } from "../../support/fonts.ts";

beforeEach(() => {
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A fresh module, so that no test finds what another one loaded. */
const load = () => import("../../../client/snapshot/picture.ts");
const scene = (left: string) =>
  sceneOf(aBoard({ title: "x", names: { left, right: "Sam" } }), {
    ...ENGLISH,
    date: "2026-11-23",
  });

/** The pieces that were asked for, as `inter-latin-400`. */
const pieces = (fetched: ReturnType<typeof vi.fn<typeof fetchFont>>): readonly string[] =>
  fetched.mock.calls.map(([url]) => /files\/(.*)-normal/.exec(url)?.[1] ?? url).toSorted();

test("a picture brings the pieces of the fonts that it needs, and each is fetched once", async () => {
  const fetched = vi.fn<typeof fetchFont>(fetchFont);
  vi.stubGlobal("fetch", fetched);
  const { pictureOf } = await load();
  await pictureOf(scene("Maya"));
  const latin = ["inter-latin-400", "inter-latin-600", "inter-latin-700"];
  expect(pieces(fetched)).toEqual(latin);
  await pictureOf(scene("Łukasz Щербаков"));
  expect(pieces(fetched)).toEqual(["inter-cyrillic-700", "inter-latin-ext-700", ...latin].toSorted());
  fetched.mockClear();
  const { typesetter } = await pictureOf(scene("山田"));
  expect(typesetter.fallback.families).toEqual(["Noto Sans SC"]);
  expect(pieces(fetched).every((piece) => /^noto-sans-sc-\d+-700$/.test(piece))).toBe(true);
  expect(pieces(fetched).length).toBeLessThanOrEqual(2);
});

test("without a font there is no picture; it says why, and is asked for again", async () => {
  const fetched = vi.fn<typeof fetchFont>(fetchFont);
  fetched.mockRejectedValueOnce(new TypeError("offline"));
  vi.stubGlobal("fetch", fetched);
  const { pictureOf } = await load();
  await expect(pictureOf(scene("Maya"))).rejects.toMatchObject({ why: "noLetters" });
  fetched.mockResolvedValueOnce(new Response("gone", { status: 404 }));
  await expect(pictureOf(scene("Maya"))).rejects.toMatchObject({ why: "noLetters" });
  expect((await pictureOf(scene("Maya"))).svg).toContain("<use ");
});

test("where what writes a PDF does not come, the person is told so, and not that something broke", async () => {
  vi.stubGlobal("fetch", fetchFont);
  vi.doMock("#shared/typesetting/pdf.ts", () => {
    throw new TypeError("offline");
  });
  const { snapshotFile } = await import("../../../client/snapshot/snapshot-file.ts");
  const made = snapshotFile(aBoard(), "pdf", { ...ENGLISH, date: "2026-11-23" }, "a4");
  await expect(made).rejects.toMatchObject({ why: "noPdf" });
  vi.doUnmock("#shared/typesetting/pdf.ts");
});
