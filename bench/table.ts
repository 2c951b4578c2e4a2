/** Prints rows of equal keys as an aligned table; numbers are right-aligned. */
export function printTable(rows: Record<string, string | number>[]): void {
  const keys = Object.keys(rows[0] ?? {});
  const width = (key: string) => Math.max(key.length, ...rows.map((row) => String(row[key]).length));
  const line = (cells: (key: string) => string | number) =>
    keys
      .map((key) => {
        const cell = cells(key);
        return typeof cell === "number" ? String(cell).padStart(width(key)) : cell.padEnd(width(key));
      })
      .join("  ");
  console.log(line((key) => key));
  for (const row of rows) console.log(line((key) => row[key] ?? ""));
}

export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** The value that `share` of all values do not exceed. */
export const quantile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN;
