/** The id of the page's one polite live region. */
const REGION_ID = "announcements";

/** Tells a screen reader one sentence, politely; the same sentence twice is told twice. */
export function announce(sentence: string): void {
  const region = document.getElementById(REGION_ID) ?? createRegion();
  // An unchanged text is not read again, so an invisible character makes it another text.
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}

function createRegion(): HTMLElement {
  const region = document.createElement("div");
  region.id = REGION_ID;
  region.className = "visually-hidden";
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  region.setAttribute("aria-label", "Announcements");
  document.body.append(region);
  return region;
}
