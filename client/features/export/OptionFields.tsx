import { useId, useState, type ReactNode } from "react";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import type { Paper } from "#shared/typesetting/pdf/paper.ts";
import { PAPER_NAME } from "../../snapshot/paper.ts";
import styles from "./OptionFields.module.css";

/** What the person has chosen, also where the board has nothing for it now. */
export type Choices = Pick<SnapshotOptions, "names" | "withComparison" | "withTalk"> & {
  readonly wantsWhiteboard: boolean;
};

const PAPERS: readonly Paper[] = ["a4", "letter"];

/** Below this width the choices fold away, so that the buttons are near the picture. */
const ROOMY = "(min-width: 901px)";

/** What goes into the snapshot, and on which paper. */
export function OptionFields(props: {
  readonly choices: Choices;
  readonly onChoose: (chosen: Partial<Choices>) => void;
  readonly hasWhiteboard: boolean;
  readonly paper: Paper;
  readonly onPaper: (paper: Paper) => void;
}) {
  const { choices, onChoose, hasWhiteboard, paper, onPaper } = props;
  const [isOpen, setOpen] = useState(() => matchMedia(ROOMY).matches);
  const id = useId();
  return (
    <details className={styles.fold} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Choose what is in it<span>{summaryOf(choices, hasWhiteboard, paper)}</span>
      </summary>
      <div className={styles.fields}>
        <Choice
          isOn={choices.withComparison}
          onChange={(withComparison) => onChoose({ withComparison })}
          label="The comparison"
          hint="What is alike and what differs."
        />
        <Choice
          isOn={choices.withTalk && choices.withComparison}
          onChange={(withTalk) => onChoose({ withTalk })}
          label="Talk about this first"
          hint={choices.withComparison ? "In order, with the prompts." : undefined}
          why={choices.withComparison ? undefined : "It comes from the comparison."}
        />
        <Choice
          isOn={choices.wantsWhiteboard && hasWhiteboard}
          onChange={(wantsWhiteboard) => onChoose({ wantsWhiteboard })}
          label="Notes and ink"
          hint="From around the cards."
          why={hasWhiteboard ? undefined : "There are none on this board."}
        />
        <Choice
          isOn={choices.names === "initials"}
          onChange={(isOn) => onChoose({ names: isOn ? "initials" : "full" })}
          label="Initials instead of names"
          hint="In the title and file name too. Notes and replies stay as written."
        />
        <div className={styles.paper} role="radiogroup" aria-labelledby={`${id}-paper`}>
          <span id={`${id}-paper`}>
            Paper <i>for PDF and print</i>
          </span>
          {PAPERS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={`${id}-paper`}
                checked={paper === each}
                onChange={() => onPaper(each)}
              />
              {PAPER_NAME[each]}
            </label>
          ))}
        </div>
      </div>
    </details>
  );
}

function Choice(props: {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly label: ReactNode;
  readonly hint: string | undefined;
  /** Why it cannot be chosen now. */
  readonly why?: string | undefined;
}) {
  const { isOn, onChange, label, hint, why } = props;
  const id = useId();
  return (
    <label className={styles.choice} title={why}>
      <input
        type="checkbox"
        checked={isOn}
        aria-disabled={why !== undefined}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          if (why === undefined) onChange(event.target.checked);
        }}
      />
      <span>
        <b id={`${id}-label`}>{label}</b>
        <i id={`${id}-hint`}>{why ?? hint}</i>
      </span>
    </label>
  );
}

/** What is chosen, in few words, for when the choices are folded away. */
function summaryOf(choices: Choices, hasWhiteboard: boolean, paper: Paper): string {
  return [
    choices.names === "initials" ? "initials" : "names",
    ...(choices.withComparison ? ["comparison"] : []),
    ...(choices.withTalk && choices.withComparison ? ["talk list"] : []),
    ...(choices.wantsWhiteboard && hasWhiteboard ? ["notes and ink"] : []),
    PAPER_NAME[paper],
  ].join(" · ");
}
