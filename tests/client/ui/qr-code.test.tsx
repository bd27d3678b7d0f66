// @vitest-environment happy-dom
import { Resvg } from "@resvg/resvg-js";
import { cleanup, render, screen } from "@testing-library/react";
import decodeQR from "qr/decode.js";
import { afterEach, expect, it } from "vitest";
import { QrCode } from "../../../client/ui/QrCode.tsx";

afterEach(cleanup);

const KEY = "3eEapow0_rqzSwoVTg4QfA";

it.each([
  ["a short address", `http://10.0.0.7:4310/b/${KEY}`],
  [
    "a host as long as hosts may be",
    `https://${"a-name-of-63-letters".padEnd(63, "x").concat(".").repeat(3)}${"y".repeat(61)}:65535/v/${KEY}`,
  ],
  ["letters beyond ASCII", "https://böard.example/b/日本"],
])("A camera reads %s from the code, which stands alone in white", (_, text) => {
  render(<QrCode text={text} label="Code" />);
  const svg = screen.getByRole("img", { name: "Code" });
  const [, , side = 0] = svg.getAttribute("viewBox")?.split(" ").map(Number) ?? [];
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  // Four pixels for each square, as on the smallest screen.
  const { pixels, width, height } = new Resvg(svg.outerHTML, {
    fitTo: { mode: "width", value: side * 4 },
  }).render();
  expect(decodeQR({ data: pixels, width, height })).toBe(text);
  const isWhite = (x: number, y: number): boolean => pixels[(y * width + x) * 4] === 255;
  const along = Array.from({ length: width }, (_none, at) => at);
  const quiet = [0, 15, width - 16, width - 1];
  expect(quiet.every((line) => along.every((at) => isWhite(at, line) && isWhite(line, at)))).toBe(true);
  expect(isWhite(16, 16)).toBe(false);
});
