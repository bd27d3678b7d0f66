import type { ReactNode } from "react";

/** A line drawing as `Icon` has them; these come with the whiteboard only. */
export function Drawing({ path, size = 18 }: { readonly path: string; readonly size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
