import type { AreaId } from "#shared/domain/areas.ts";
import type { TalkLine } from "#shared/domain/snapshot/sentences.ts";
import styles from "./TalkList.module.css";

/** What to talk about first, and a question for it; choosing an area shows it in the picture. */
export function TalkList(props: {
  readonly lines: readonly TalkLine[];
  readonly names: readonly [string, string];
  readonly focus: AreaId | null;
  readonly onFocus: (area: AreaId) => void;
}) {
  const { lines, names, focus, onFocus } = props;
  const open = focus ?? lines.find(({ kind }) => kind === "difference")?.area ?? null;
  return (
    <div className={styles.talk}>
      <h2 id="talk-first">Talk about this first</h2>
      {lines.length === 0 ? (
        <p className={styles.empty}>
          This fills by itself as <bdi>{names[0]}</bdi> and <bdi>{names[1]}</bdi> place areas and give points.
        </p>
      ) : null}
      <ol aria-labelledby="talk-first">
        {lines.map(({ area, heading, fact, prompt }) => (
          <li key={area}>
            <button
              type="button"
              aria-pressed={focus === area}
              data-open={area === open || undefined}
              onClick={() => onFocus(area)}
            >
              <strong>{heading}</strong>
              <span>
                {fact}
                {area === open ? ` ${prompt}` : ""}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
