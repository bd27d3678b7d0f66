import { Component, type ReactNode } from "react";
import { Notice } from "../ui/Notice.tsx";

/** Where a part of the page cannot be shown, says so, instead of leaving the page empty. The board itself is not touched. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly hasFailed: boolean }
> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Notice title="This page could not be shown">
        <p>
          A part of it did not come, perhaps because the connection broke off. What you did on the board is
          kept.
        </p>
        <button type="button" className="button" onClick={() => location.reload()}>
          Reload this page
        </button>
      </Notice>
    );
  }
}
