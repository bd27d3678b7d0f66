import type { Scene, Sheet } from "#shared/domain/snapshot/scene.ts";
import { placed, type Paper } from "#shared/typesetting/pdf/paper.ts";
import { svgOf } from "#shared/typesetting/svg.ts";
import type { Typesetter } from "#shared/typesetting/typesetter.ts";
import styles from "./print-sheet.module.css";

const SVG = "http://www.w3.org/2000/svg";

/** What a printer gets instead of the page, and no screen shows. */
let laidOut: readonly HTMLElement[] = [];

/** Lays out a picture on sheets of paper, as the PDF is, so that printing the page prints only these. */
export function layOutSheets(scene: Scene, typesetter: Typesetter, paper: Paper): void {
  clearSheets();
  laidOut = scene.sheets.map((sheet) => {
    const { width, height } = placed(sheet, paper);
    const page = document.createElement("div");
    page.className = styles["sheet"] ?? "";
    page.dataset["page"] = `${paper}-${height > width ? "tall" : "wide"}`;
    page.append(pictureOf(sheet, scene, typesetter));
    return page;
  });
  document.body.append(...laidOut);
}

/** Takes the sheets away, so that printing prints the page again. */
export function clearSheets(): void {
  for (const page of laidOut) page.remove();
  laidOut = [];
}

/** Drawn in the page itself and not as an image: a printer then gets lines and text, not dots. */
function pictureOf(sheet: Sheet, scene: Scene, typesetter: Typesetter): SVGElement {
  const whole = document.createElementNS(SVG, "svg");
  whole.setAttribute("viewBox", `0 0 ${sheet.width} ${sheet.height}`);
  for (const { dy, shapes } of sheet.pieces) {
    const { width, height } = sheet;
    const text = svgOf({ ...scene, width, height, shapes }, typesetter);
    const piece = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    piece.setAttribute("y", String(dy));
    piece.setAttribute("overflow", "visible");
    whole.append(document.importNode(piece, true));
  }
  return whole;
}
