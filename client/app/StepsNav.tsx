import { STEP_IDS, STEP_NAME } from "#shared/domain/steps.ts";
import { useBoardPage } from "../hooks/board-context.tsx";
import styles from "./BoardHeader.module.css";

/** The steps, each one a press away. */
export function StepsNav() {
  const { step, setStep } = useBoardPage();
  return (
    <nav className={styles.steps} aria-label="Steps">
      {STEP_IDS.map((each, index) => (
        <button
          key={each}
          type="button"
          aria-label={STEP_NAME[each]}
          aria-current={each === step ? "step" : undefined}
          data-focus={`step/${each}`}
          onClick={() => setStep(each)}
        >
          <span aria-hidden="true">{index + 1}</span> {STEP_NAME[each]}
        </button>
      ))}
    </nav>
  );
}
