/** Keys that do nothing by themselves, or only move the focus. */
const IDLE_KEYS = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Fn", "Tab"]);

/** What stands beside the board: looking at it, or answering a question there, changes nothing on the board. */
const BESIDE = ".board-header, dialog, [data-beside]";

/** Calls back when this page's own person does something on the board; returns how to stop. */
export function onOwnAct(listener: () => void): () => void {
  const act = (event: Event): void => {
    const { target } = event;
    if (target instanceof Element && target.closest(BESIDE) !== null) return;
    listener();
  };
  const onWheel = (event: WheelEvent): void => {
    // With Control it is a zoom of the whole page.
    if (!event.ctrlKey) act(event);
  };
  const onKey = (event: KeyboardEvent): void => {
    const isShortcut = event.ctrlKey || event.metaKey;
    const isOfBrowser = (isShortcut && !/^[zy]$/i.test(event.key)) || /^F\d+$/.test(event.key);
    if (!IDLE_KEYS.has(event.key) && !isOfBrowser) act(event);
  };
  // Before the board itself hears of it, so that what it tells of the act is told last.
  const options = { capture: true, passive: true };
  addEventListener("pointerdown", act, options);
  addEventListener("wheel", onWheel, options);
  addEventListener("keydown", onKey, options);
  return () => {
    removeEventListener("pointerdown", act, options);
    removeEventListener("wheel", onWheel, options);
    removeEventListener("keydown", onKey, options);
  };
}
