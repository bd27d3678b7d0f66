import type { ReactNode } from "react";

/** A link that is seen while it has the focus, and leads past the top of the page to the element with this id. */
export function SkipLink(props: { readonly to: string; readonly children: ReactNode }) {
  const { to, children } = props;
  return (
    <a
      className="skip-link"
      href={`#${to}`}
      onClick={(event) => {
        // The address is a key to the board, and stays what it was.
        event.preventDefault();
        document.getElementById(to)?.focus();
      }}
    >
      {children}
    </a>
  );
}
