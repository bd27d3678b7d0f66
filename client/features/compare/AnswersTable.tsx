import { AREA_TEXT } from "#shared/domain/areas.ts";
import { nameOf, type Board } from "#shared/domain/board.ts";
import type { Changes } from "#shared/domain/changes.ts";
import { compare } from "#shared/domain/comparison.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
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
  return (
    // Around the table, not on it: a table stays as wide as its words, and would widen a phone's page unseen.
    <div className={isVisible ? styles.frame : "visually-hidden"}>
      <table className={styles.table} data-changed={changes !== null || undefined} aria-label="Both answers">
        <thead>
          <tr>
            <th scope="col">Area</th>
            {SEAT_IDS.map((seat) => (
              <th key={seat} scope="col">
                <Whose name={nameOf(board, seat)} /> rank
              </th>
            ))}
            {SEAT_IDS.map((seat) => (
              <th key={seat} scope="col">
                <Whose name={nameOf(board, seat)} /> points
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ area, places, points }) => (
            <tr key={area}>
              <th scope="row">{AREA_TEXT[area].name}</th>
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

function Whose({ name }: { readonly name: string }) {
  return (
    <span className={styles.whose}>
      <bdi>{name}</bdi>’s
    </span>
  );
}

/** A number now, null for a place that is not filled, and what it was: for the eye, and in one breath for the ear. */
function Figure({ now, was }: { readonly now: number | null; readonly was: number | null }) {
  if (now !== null && was === null) return <span data-now={now}>{now}</span>;
  return (
    <>
      <span aria-hidden="true" data-now={now ?? "not placed"}>
        {now ?? "–"}
      </span>
      <span aria-hidden="true">
        <Was value={was} />
      </span>
      <span className="visually-hidden">
        {now ?? "not placed"}
        {was === null ? "" : `, was ${was} when both were first complete`}
      </span>
    </>
  );
}
