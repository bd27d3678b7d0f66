import { STEP_IDS } from "#shared/domain/steps.ts";
import { page } from "#shared/messages/en/page.ts";
import { steps } from "#shared/messages/en/steps.ts";
import { useBoardPage } from "../hooks/board-context.tsx";
import { useMessages } from "../language/use-messages.ts";
import { announce } from "../ui/announcer.ts";
import styles from "./BoardHeader.module.css";

/** The steps, each one a press away. */
export function StepsNav() {
  const words = useMessages({ page, steps });
  const { step, setStep } = useBoardPage();
  return (
    <nav className={styles.steps} aria-label={words.page.steps}>
      {STEP_IDS.map((each, index) => (
        <button
          key={each}
          type="button"
          aria-current={each === step ? "step" : undefined}
          data-focus={`step/${each}`}
          onClick={() => {
            setStep(each);
            announce(words.page.stepShown(words.steps[each]));
          }}
        >
          <span aria-hidden="true" data-number={index + 1} /> {words.steps[each]}
        </button>
      ))}
    </nav>
  );
}
