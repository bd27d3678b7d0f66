import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const sheets = readdirSync("client", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".css"))
  .map((path) => ({ path, css: readFileSync(`client/${path}`, "utf8") }));

it("Letters, and the widths that a layout depends on, grow with the reader's own font size", () => {
  expect(sheets.length).toBeGreaterThan(40);
  const inPixels = sheets.flatMap(({ path, css }) =>
    Array.from(
      css.matchAll(/font-size:[^;]*\dpx[^;]*;|@(?:media|container)[^{]*(?:width|height)[^{]*\dpx[^{]*\{/g),
      ([found]) => `${path}: ${found}`,
    ),
  );
  expect(inPixels).toEqual([]);
});
