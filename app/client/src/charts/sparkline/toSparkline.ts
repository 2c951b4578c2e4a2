export type Sparkline = { line: string; open: string; area: string };

const point = ([x, y]: [number, number]): string => `${x.toFixed(2)} ${y.toFixed(2)}`;

/**
 * Paths in a 100 × 100 box from values in time order. `is_last_open` draws the last stretch apart, since it is not over. Null
 * where there is no trend to draw: fewer than two points, or nothing but zeros.
 */
export const toSparkline = (values: number[], is_last_open: boolean): Sparkline | null => {
  if (values.length < 2 || values.every((value) => value === 0)) return null;
  const high = Math.max(...values);
  const low = Math.min(...values, 0);
  const room = high - low || 1;
  const points = values.map((value, i): [number, number] => [
    (i / (values.length - 1)) * 100,
    94 - ((value - low) / room) * 80,
  ]);
  const last = points.at(-1) ?? [100, 94];
  const done = is_last_open ? points.slice(0, -1) : points;
  const turn = done.at(-1) ?? last;
  return {
    line: `M${done.map(point).join("L")}`,
    open: done.length === points.length ? "" : `M${point(turn)}L${point(last)}`,
    area: `M0 100L${points.map(point).join("L")}L100 100Z`,
  };
};
