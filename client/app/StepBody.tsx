import { Suspense } from "react";
import { useBoardPage } from "../hooks/board-context.tsx";
import { StepHeading } from "./StepHeading.tsx";
import { CompareStep, PointsColumns, RankColumns, SharedScreen } from "./chunks.ts";
import { ColumnTabs } from "./ColumnTabs.tsx";

/** What the step that is shown consists of: both columns, or the comparison. */
export function StepBody(props: {
  /** The class that lays both columns out. */
  readonly columns: string | undefined;
  /** May one choose a column where there is room for one only? */
  readonly hasTabs: boolean;
}) {
  const { session, step, shown, hand } = useBoardPage();
  const hands =
    hand === null ? null : (
      <Suspense>
        <SharedScreen />
      </Suspense>
    );
  if (step === "compare") {
    return (
      <>
        {hands}
        <Suspense>
          <CompareStep />
        </Suspense>
      </>
    );
  }
  const Columns = step === "rank" ? RankColumns : PointsColumns;
  return (
    <>
      {session.past === null ? <StepHeading /> : null}
      {hands}
      {props.hasTabs ? <ColumnTabs /> : null}
      <div className={props.columns} data-shown={props.hasTabs ? shown : undefined}>
        <Suspense>
          <Columns />
        </Suspense>
      </div>
    </>
  );
}
