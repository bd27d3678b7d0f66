import { nameOf, type Board } from "#shared/domain/board.ts";
import type { Changes } from "#shared/domain/changes.ts";
import { compare } from "#shared/domain/comparison.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { compare as compareWords } from "#shared/messages/en/compare.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { useMessages } from "../../language/use-messages.ts";
import styles from "./AnswersTable.module.css";
import { Was } from "./Was.tsx";

/** Every number of the comparison as a table: always there for assistive technology, and for the eye when asked. */
export function AnswersTable(props: {
  readonly board: Board;
  readonly changes: Changes | null;
  readonly isVisible: boolean;
}) {
  const { board, changes, isVisible } = props;
  const { rows } = compare(board.answers);
  const words = useMessages({ areas, compare: compareWords, seats });
  const { caption, area: areaHead, rankOf, pointsOf } = words.compare.table;
  return (
    // Around the table, not on it: a table stays as wide as its words, and would widen a phone's page unseen.
    <div className={isVisible ? styles.frame : "visually-hidden"}>
      <table className={styles.table} data-changed={changes !== null || undefined}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{areaHead}</th>
            {SEAT_IDS.map((seat) => (
              <th key={seat} scope="col">
                <Whose name={nameOf(board, seat, words.seats)} words={rankOf} />
              </th>
            ))}
            {SEAT_IDS.map((seat) => (
              <th key={seat} scope="col">
                <Whose name={nameOf(board, seat, words.seats)} words={pointsOf} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ area, places, points }) => (
            <tr key={area}>
              <th scope="row">{words.areas[area].name}</th>
              {SEAT_IDS.map((seat) => (
                <td key={seat}>
                  <Figure now={places[seat]} was={changes?.was[area].places[seat] ?? null} />
                </td>
              ))}
              {SEAT_IDS.map((seat) => (
                <td key={seat}>
                  <Figure now={points[seat]} was={changes?.was[area].points[seat] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Whose(props: {
  readonly name: string;
  readonly words: { readonly before: string; readonly mark: string; readonly after: string };
}) {
  const { before, mark, after } = props.words;
  return (
    <>
      {before}
      <span className={styles.whose}>
        <bdi>{props.name}</bdi>
        {mark}
      </span>
      {after}
    </>
  );
}

/** A number now, null for a place that is not filled, and what it was: for the eye, and in one breath for the ear. */
function Figure({ now, was }: { readonly now: number | null; readonly was: number | null }) {
  const words = useMessages({ compare: compareWords }).compare.table;
  if (now !== null && was === null) return <span data-now={now}>{now}</span>;
  return (
    <>
      <span aria-hidden="true" data-now={now ?? words.notPlaced}>
        {now ?? "–"}
      </span>
      <span aria-hidden="true">
        <Was value={was} />
      </span>
      <span className="visually-hidden">
        {was === null ? words.notPlaced : words.wasFirst(String(now ?? words.notPlaced), was)}
      </span>
    </>
  );
}
