import type { ReactNode } from "react";
import type { Reaction } from "#shared/domain/whiteboard/reactions.ts";
import styles from "./Signs.module.css";

const FACE = <circle cx="16" cy="16" r="12" fill="#f7c948" />;

/* Drawn here rather than taken from a font, so that they look the same everywhere and are there everywhere. */
const DRAWINGS: Readonly<Record<Reaction, ReactNode>> = {
  thanks: (
    <>
      <path d="M16 19v10m0-3c-1-3-3-4-6-4 .5 3 2.500 5 6 5m0-2c1-3 3-4 6-4-.5 3-2.500 5-6 5" fill="#7cb98b" />
      <g fill="#e58aa8">
        <circle cx="16" cy="6.500" r="4" />
        <circle cx="21.200" cy="10.300" r="4" />
        <circle cx="19.200" cy="16.400" r="4" />
        <circle cx="12.800" cy="16.400" r="4" />
        <circle cx="10.800" cy="10.300" r="4" />
      </g>
      <circle cx="16" cy="12" r="3.400" fill="#f7c948" />
    </>
  ),
  heart: (
    <path
      d="M16 27C9 21.500 5 17.500 5 12.500A6 6 0 0 1 16 9.200a6 6 0 0 1 11 3.300C27 17.500 23 21.500 16 27Z"
      fill="#f7c948"
    />
  ),
  idea: (
    <>
      <path
        d="M16 4a8.500 8.500 0 0 0-5 15.400c1 .8 1.500 1.600 1.500 2.600h7c0-1 .5-1.800 1.500-2.600A8.500 8.500 0 0 0 16 4Z"
        fill="#f7c948"
      />
      <path d="M12.500 25h7M13.500 28h5M13.500 13.500 16 16l2.500-2.500M16 16v6" fill="none" />
    </>
  ),
  laugh: (
    <>
      {FACE}
      <path d="M9.500 18.500c1 4 3.500 5.500 6.500 5.500s5.500-1.500 6.500-5.500Z" fill="#fffdf8" />
      <path d="m9.500 13 2-2 2 2m5 0 2-2 2 2" fill="none" />
    </>
  ),
  think: (
    <>
      {FACE}
      <path d="M11 13.500h.01M20 12.500h.01" strokeWidth="3.200" />
      <path
        d="m18 8.500 4-.5M13 21.500c2-1.500 4.500-1.500 6.500-1M9 24c2-3.500 4-3 5.500-2.500"
        fill="none"
      />
    </>
  ),
};

/** How a reaction is drawn; its name stands beside it or on its button. */
export function ReactionIcon({ reaction }: { readonly reaction: Reaction }) {
  return (
    <svg
      className={styles.icon}
      width="32"
      height="32"
      viewBox="0 0 32 32"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {DRAWINGS[reaction]}
    </svg>
  );
}
