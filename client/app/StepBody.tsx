import { Suspense } from "react";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { useBoardPage } from "../hooks/board-context.tsx";
import { CompareStep, PointsColumn, RankColumn } from "./chunks.ts";
import { ColumnTabs } from "./ColumnTabs.tsx";

/** What the step that is shown consists of: both columns, or the comparison. */
export function StepBody(props: {
  /** The class that lays both columns out. */
  readonly columns: string | undefined;
  /** May one choose a column where there is room for one only? */
  readonly hasTabs: boolean;
}) {
  const { step, shown } = useBoardPage();
  if (step === "compare") {
    return (
      <Suspense>
        <CompareStep />
      </Suspense>
    );
  }
  const Column = step === "rank" ? RankColumn : PointsColumn;
  return (
    <>
      {props.hasTabs ? <ColumnTabs /> : null}
      <div className={props.columns} data-shown={props.hasTabs ? shown : undefined}>
        <Suspense>
          {SEAT_IDS.map((seat) => (
            <Column key={seat} seat={seat} />
          ))}
        </Suspense>
      </div>
    </>
  );
}
