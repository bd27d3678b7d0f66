import { reachOf } from "#shared/typesetting/shaped-font.ts";
import type { SetLine } from "#shared/typesetting/typesetter.ts";

/** From where to where the outlines of a line go, in the units of the picture; without runs, from and to 0. */
export function reachOfLine({ runs }: Pick<SetLine, "runs">): readonly [left: number, right: number] {
  const ends = runs.flatMap((run) => {
    const { left, right } = reachOf(run);
    const scale = run.size / run.unitsPerEm;
    return [run.x + left * scale, run.x + right * scale];
  });
  return ends.length === 0 ? [0, 0] : [Math.min(...ends), Math.max(...ends)];
}
