import type { Page } from "@playwright/test";

/**
 * What can be pressed and is not as large as this in both directions, by name and size: the whole page, or what has been
 * opened over it. Hidden things do not count; a label counts for its field.
 */
export async function smallTargets(page: Page, pixels: number, opened?: string): Promise<readonly string[]> {
  return await page.evaluate(
    ([least, scope]) => {
      const CONTROLS =
        "a[href], button, input, textarea, select, summary, [role='button'], [role='menuitemradio'], [role='radio']";
      const ground = document.querySelector(scope ?? "dialog:modal") ?? document.body;
      const before = { x: scrollX, y: scrollY };
      const small: string[] = [];
      for (const control of ground.querySelectorAll<HTMLElement>(CONTROLS)) {
        const style = getComputedStyle(control);
        const isHidden = !control.checkVisibility({ visibilityProperty: true }) || style.clipPath !== "none";
        if (isHidden || control.closest("[inert]") !== null || control.offsetWidth <= 1) continue;
        // A slider is moved by its track, which lies under its input.
        const isRange = control.matches("input[type='range']");
        const target = isRange ? (control.parentElement ?? control) : control;
        if (isRange && control.matches(":disabled")) continue;
        const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
        const isLarge = [target, ...labels].some((each) => {
          const { width, height } = each.getBoundingClientRect();
          return Math.min(width, height) >= least - 0.1;
        });
        if (isLarge) continue;
        const size = target.getBoundingClientRect();
        target.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
        const box = target.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const reach = least / 2 - 0.5;
        const across = Math.max(box.width / 2 - 0.5, reach);
        const down = Math.max(box.height / 2 - 0.5, reach);
        const isHit = [
          [x - across, y],
          [x + across, y],
          [x, y - down],
          [x, y + down],
        ].every(([atX = 0, atY = 0]) => {
          const hit = document.elementFromPoint(atX, atY);
          if (hit === null) return false;
          return target.contains(hit) || labels.some((label) => label.contains(hit));
        });
        if (isHit) continue;
        const name = control.getAttribute("aria-label") ?? control.textContent?.trim() ?? "";
        small.push(
          `${control.tagName.toLowerCase()} ${name.slice(0, 40)} ${size.width.toFixed(1)}×${size.height.toFixed(1)}`,
        );
      }
      scrollTo({ left: before.x, top: before.y, behavior: "instant" });
      return small;
    },
    [pixels, opened] as const,
  );
}
