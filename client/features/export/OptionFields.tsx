import { useId, useState, type ReactNode } from "react";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import type { Paper } from "#shared/typesetting/pdf/paper.ts";
import { exporting } from "#shared/messages/en/exporting.ts";
import type { Messages } from "#shared/messages/messages.ts";
import { useMessages } from "../../language/use-messages.ts";
import styles from "./OptionFields.module.css";

/** What the person has chosen, also where the board has nothing for it now. */
export type Choices = Pick<SnapshotOptions, "names" | "withComparison" | "withTalk"> & {
  readonly wantsWhiteboard: boolean;
};

const PAPERS: readonly Paper[] = ["a4", "letter"];

/** Below this width the choices fold away, so that the buttons are near the picture. */
const ROOMY = "(min-width: 56.3125em)";

/** What goes into the snapshot, and on which paper. */
export function OptionFields(props: {
  readonly choices: Choices;
  readonly onChoose: (chosen: Partial<Choices>) => void;
  readonly hasWhiteboard: boolean;
  readonly paper: Paper;
  readonly onPaper: (paper: Paper) => void;
}) {
  const { choices, onChoose, hasWhiteboard, paper, onPaper } = props;
  const words = useMessages({ exporting }).exporting;
  const { options } = words;
  const [isOpen, setOpen] = useState(() => matchMedia(ROOMY).matches);
  const id = useId();
  return (
    <details className={styles.fold} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {options.fold}
        <span>{summaryOf(choices, hasWhiteboard, paper, words)}</span>
      </summary>
      <div className={styles.fields}>
        <Choice
          isOn={choices.withComparison}
          onChange={(withComparison) => onChoose({ withComparison })}
          label={options.comparison}
          hint={options.comparisonHint}
        />
        <Choice
          isOn={choices.withTalk && choices.withComparison}
          onChange={(withTalk) => onChoose({ withTalk })}
          label={options.talk}
          hint={choices.withComparison ? options.talkHint : undefined}
          why={choices.withComparison ? undefined : options.talkNeedsComparison}
        />
        <Choice
          isOn={choices.wantsWhiteboard && hasWhiteboard}
          onChange={(wantsWhiteboard) => onChoose({ wantsWhiteboard })}
          label={options.whiteboard}
          hint={options.whiteboardHint}
          why={hasWhiteboard ? undefined : options.whiteboardIsBare}
        />
        <Choice
          isOn={choices.names === "initials"}
          onChange={(isOn) => onChoose({ names: isOn ? "initials" : "full" })}
          label={options.initials}
          hint={options.initialsHint}
        />
        <div className={styles.paper} role="radiogroup" aria-labelledby={`${id}-paper`}>
          <span id={`${id}-paper`}>
            {options.paper} <i>{options.paperFor}</i>
          </span>
          {PAPERS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={`${id}-paper`}
                checked={paper === each}
                onChange={() => onPaper(each)}
              />
              {words.paper[each]}
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
function summaryOf(
  choices: Choices,
  hasWhiteboard: boolean,
  paper: Paper,
  { chosen, paper: papers }: Messages["exporting"],
): string {
  return [
    choices.names === "initials" ? chosen.initials : chosen.names,
    ...(choices.withComparison ? [chosen.comparison] : []),
    ...(choices.withTalk && choices.withComparison ? [chosen.talk] : []),
    ...(choices.wantsWhiteboard && hasWhiteboard ? [chosen.whiteboard] : []),
    papers[paper],
  ].join(" · ");
}
