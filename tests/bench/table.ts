/** Prints rows under a title, columns aligned: the first to the left, figures to the right. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => (row[at] ?? "").length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  ");
  console.log(`\n${title}\n${line(head)}\n${widths.map((width) => "-".repeat(width)).join("  ")}`);
  for (const row of rows) console.log(line(row));
}

/** The middle of many measurements of one call, in microseconds, after some calls to warm up. */
export function medianMicroseconds(times: number, call: (round: number) => void): number {
  const took: number[] = [];
  for (let round = -Math.ceil(times / 5); round < times; round += 1) {
    const start = performance.now();
    call(round);
    if (round >= 0) took.push((performance.now() - start) * 1000);
  }
  return took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)] ?? Number.NaN;
}

/** A number of microseconds for people. */
export function microseconds(value: number): string {
  return value >= 1000 ? `${(value / 1000).toFixed(2)} ms` : `${value.toFixed(1)} us`;
}

/** A number of bytes for people. */
export function bytes(value: number): string {
  return value >= 10_000 ? `${(value / 1024).toFixed(1)} KB` : `${value} B`;
}
