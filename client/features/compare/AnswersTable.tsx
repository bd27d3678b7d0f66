import { AREA_TEXT } from "#shared/domain/areas.ts";
import { nameOf, type Board } from "#shared/domain/board.ts";
import { compare } from "#shared/domain/comparison.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import styles from "./AnswersTable.module.css";

/** Every number of the comparison as a table: always there for assistive technology, and for the eye when asked. */
export function AnswersTable({ board, isVisible }: { readonly board: Board; readonly isVisible: boolean }) {
  const { rows } = compare(board.answers);
  return (
    // Around the table, not on it: a table stays as wide as its words, and would widen a phone's page unseen.
    <div className={isVisible ? styles.frame : "visually-hidden"}>
      <table className={styles.table} aria-label="Both answers">
        <thead>
          <tr>
            <th scope="col">Area</th>
            {SEAT_IDS.map((seat) => (
              <th key={seat} scope="col">
                <bdi>{nameOf(board, seat)}</bdi>’s rank
              </th>
            ))}
            {SEAT_IDS.map((seat) => (
              <th key={seat} scope="col">
                <bdi>{nameOf(board, seat)}</bdi>’s points
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ area, places, points }) => (
            <tr key={area}>
              <th scope="row">{AREA_TEXT[area].name}</th>
              {SEAT_IDS.map((seat) => (
                <td key={seat}>{places[seat] ?? <NotPlaced />}</td>
              ))}
              {SEAT_IDS.map((seat) => (
                <td key={seat}>{points[seat]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NotPlaced() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">not placed</span>
    </>
  );
}
