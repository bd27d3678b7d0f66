import { useId } from "react";
import styles from "./Segments.module.css";

/** A label that may be long because of a name in it: what stands around the name is always seen. */
export type LabelWithName = { readonly before: string; readonly name: string; readonly after: string };

/** A label as one text. */
export function labelInFull(label: string | LabelWithName): string {
  return typeof label === "string" ? label : `${label.before}${label.name}${label.after}`;
}

/** A few choices side by side of which one holds: radio buttons, drawn as one control with its name before it. */
export function Segments<Value extends string>(props: {
  readonly name: string;
  /** Is the name written before the choices, or only told to assistive technology? */
  readonly showsName?: boolean | undefined;
  readonly choices: readonly { readonly value: Value; readonly label: string | LabelWithName }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}) {
  const { name, showsName = false, choices, value, onChoose } = props;
  const group = useId();
  return (
    <div className={styles.segments} role="radiogroup" aria-label={name}>
      {showsName ? (
        <span className={styles.name} aria-hidden="true">
          {name}
        </span>
      ) : null}
      <span className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.choice}>
            <input
              type="radio"
              name={group}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            <Label label={choice.label} />
          </label>
        ))}
      </span>
    </div>
  );
}

function Label({ label }: { readonly label: string | LabelWithName }) {
  if (typeof label === "string") return <bdi>{label}</bdi>;
  const { before, name, after } = label;
  return (
    <bdi title={labelInFull(label)}>
      <span className={styles.parts}>
        <span>{before}</span>
        <bdi>{name}</bdi>
        <span>{after}</span>
      </span>
    </bdi>
  );
}
