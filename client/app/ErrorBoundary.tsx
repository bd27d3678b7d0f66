import { Component, type ReactNode } from "react";
import { page } from "#shared/messages/en/page.ts";
import { useMessages } from "../language/use-messages.ts";
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
    return <Failed />;
  }
}

function Failed() {
  const words = useMessages({ page }).page.failed;
  return (
    <Notice title={words.title}>
      <p>{words.why}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {words.reload}
      </button>
    </Notice>
  );
}
