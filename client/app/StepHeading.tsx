import { steps } from "#shared/messages/en/steps.ts";
import { useBoardPage } from "../hooks/board-context.tsx";
import { useMessages } from "../language/use-messages.ts";

/** The heading of a step that shows none of its own, for whoever goes through a page by its headings. */
export function StepHeading() {
  const { step } = useBoardPage();
  return <h1 className="visually-hidden">{useMessages({ steps }).steps[step]}</h1>;
}
