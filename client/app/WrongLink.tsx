import { wrongLink } from "#shared/messages/en/wrong-link.ts";
import { useMessages } from "../language/use-messages.ts";
import { Notice } from "../ui/Notice.tsx";

/** What stands for an address that is no link to a board. */
export function WrongLink() {
  const words = useMessages({ wrongLink }).wrongLink;
  return (
    <Notice title={words.title}>
      <p>{words.why}</p>
      <p>{words.how}</p>
    </Notice>
  );
}
