import type { Locator } from "@playwright/test";

/** Everything in a picture of the comparison that lies where something else must be read; empty when it is right. */
export async function collisionsIn(comparison: Locator): Promise<readonly string[]> {
  return await comparison.locator("[data-anchor='compare']").evaluate(async (pane) => {
    type Box = { left: number; top: number; right: number; bottom: number };
    type Text = Box & { words: string; of: Element; node: Node };
    // A size that has just changed is followed in the next frame.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    /** Pixels: how much higher a line of text is than what can be read of it, above and below. */
    const AIR = 0.22;
    /** Pixels that two boxes may share by rounding. */
    const ROUNDING = 0.6;
    const texts: Text[] = [];
    const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const of = walker.currentNode.parentElement;
      if (of === null || of.closest(".visually-hidden") !== null) continue;
      // What of a long name stands behind its three dots is not seen.
      const clip = of.closest("bdi")?.getBoundingClientRect();
      const node = walker.currentNode;
      const words = node.nodeValue ?? "";
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const air = rect.height * AIR;
        const left = Math.max(rect.left, clip?.left ?? -Infinity);
        const right = Math.min(rect.right, clip?.right ?? Infinity);
        const bottom = Math.min(rect.bottom, clip?.bottom ?? Infinity) - air;
        const top = rect.top + air;
        if (right - left > 1 && bottom - top > 1) texts.push({ left, top, right, bottom, words, of, node });
      }
    }
    const meet = (a: Box, b: Box): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > ROUNDING &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > ROUNDING;
    const found: string[] = [];
    const frame = pane.getBoundingClientRect();
    texts.forEach((text, index) => {
      const { words } = text;
      if (text.left < frame.left || text.right > frame.right || text.bottom > frame.bottom) {
        found.push(`“${words}” leaves the picture`);
      }
      for (const other of texts.slice(index + 1)) {
        if (text.node !== other.node && meet(text, other)) found.push(`“${words}” meets “${other.words}”`);
      }
    });
    for (const mark of pane.querySelectorAll("[data-mark]")) {
      const box = mark.getBoundingClientRect();
      for (const text of texts) {
        if (!mark.contains(text.of) && meet(box, text)) found.push(`a mark lies over “${text.words}”`);
      }
    }
    const lines = pane.querySelectorAll<SVGPathElement>("[data-line]:not([data-none]) path:last-child");
    for (const line of lines) {
      const name = line.parentElement?.dataset["line"] ?? "";
      const matrix = line.getScreenCTM();
      const reach = Number.parseFloat(getComputedStyle(line).strokeWidth) / 2;
      const length = line.getTotalLength();
      if (matrix === null || length === 0) found.push(`the line of ${name} has no course`);
      for (let step = 0; matrix !== null && step <= 60; step += 1) {
        const { x, y } = line.getPointAtLength((length * step) / 60).matrixTransform(matrix);
        const box = { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
        const hit = texts.find((text) => meet(box, text));
        if (hit !== undefined) found.push(`the line of ${name} crosses “${hit.words}”`);
      }
    }
    return [...new Set(found)];
  });
}
