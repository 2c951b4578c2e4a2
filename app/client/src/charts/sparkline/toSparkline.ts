export type Sparkline = { line: string; open: string; area: string };

const point = ([x, y]: [number, number]): string => `${x.toFixed(2)} ${y.toFixed(2)}`;

/**
 * Paths in a 100 × 100 box from values in time order. `is_last_open` draws the last stretch apart, since it is not over. One
 * point becomes a level line.
 */
export const toSparkline = (values: number[], is_last_open: boolean): Sparkline | null => {
  if (values.length === 0) return null;
  const series = values.length === 1 ? [values[0] ?? 0, values[0] ?? 0] : values;
  const high = Math.max(...series);
  const low = Math.min(...series, 0);
  const room = high - low || 1;
  const points = series.map((value, i): [number, number] => [
    (i / (series.length - 1)) * 100,
    94 - ((value - low) / room) * 80,
  ]);
  const last = points.at(-1) ?? [100, 94];
  const done = is_last_open && values.length > 1 ? points.slice(0, -1) : points;
  const turn = done.at(-1) ?? last;
  return {
    line: `M${done.map(point).join("L")}`,
    open: done.length === points.length ? "" : `M${point(turn)}L${point(last)}`,
    area: `M0 100L${points.map(point).join("L")}L100 100Z`,
  };
};
