const PATHS = {
  export: "M12 3v11m0 0 4-4m-4 4-4-4M5 15v4h14v-4",
  invite: "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 9c0-4 3-6 7-6s7 2 7 6M19 7v6m-3-3h6",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  undo: "M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "m16 5 4 4-4 4m4-4H10a6 6 0 0 0 0 12h3",
  up: "m6 14 6-6 6 6",
  down: "m6 10 6 6 6-6",
  grip: "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
  back: "M5 12h14",
  grow: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  shrink: "M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z",
} as const;

/** A small line drawing beside or instead of a word; never the only name of anything. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  const isDots = name === "more" || name === "grip";
  return (
    <svg
      width="1.25rem"
      height="1.25rem"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={isDots ? 3.2 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
