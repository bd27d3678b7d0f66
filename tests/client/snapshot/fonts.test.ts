// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A fresh module, so that no test finds what another one loaded. */
const load = () => import("../../../client/snapshot/fonts.ts");
const aFont = (): Response => new Response(new Uint8Array([0x77, 0x4f, 0x46, 0x32]));

test("a text brings the pieces of Inter that it needs, and each is fetched once", async () => {
  const fetched = vi.fn<(url: string) => Promise<Response>>(() => Promise.resolve(aFont()));
  vi.stubGlobal("fetch", fetched);
  const { fontsFor } = await load();
  const { fonts, areAllLoaded } = await fontsFor("Maya and Sam");
  expect(areAllLoaded).toBe(true);
  expect(fonts).toHaveLength(1);
  expect(fonts[0]?.dataUrl).toBe("data:font/woff2;base64,d09GMg==");
  expect((await fontsFor("Łukasz Щербаков")).fonts).toHaveLength(3);
  expect(fetched.mock.calls.map(([url]) => /inter-(.*)-wght/.exec(url)?.[1])).toEqual([
    "latin",
    "latin-ext",
    "cyrillic",
  ]);
});

test("a font that cannot be had is left out, said so, and asked for again", async () => {
  const fetched = vi.fn<() => Promise<Response>>();
  fetched.mockRejectedValueOnce(new TypeError("offline"));
  fetched.mockResolvedValueOnce(new Response("gone", { status: 404 }));
  fetched.mockResolvedValue(aFont());
  vi.stubGlobal("fetch", fetched);
  const { fontsFor } = await load();
  expect(await fontsFor("Maya")).toEqual({ fonts: [], areAllLoaded: false });
  expect(await fontsFor("Maya")).toEqual({ fonts: [], areAllLoaded: false });
  expect((await fontsFor("Maya")).areAllLoaded).toBe(true);
});
