import { toTicks } from "../axis.ts";

/** One bar: `parts` in stacking order, `mark` the figure it is compared with, null where there is none. */
export type Column = { key: string; parts: { key: string; value: number }[]; mark: number | null; is_open: boolean };

type Segment = { key: string; value: number; y: number; height: number };
type Bar = {
  key: string;
  x: number;
  width: number;
  band: { x: number; width: number };
  is_open: boolean;
  total: number;
  segments: Segment[];
  mark: { value: number; y: number } | null;
};
export type StackedBars = {
  ticks: { value: number; y: number }[];
  bars: Bar[];
  left: number;
  label_every: number;
  zero: number;
};

const gap = 1.5;

/**
 * Geometry of stacked bars in a box: positive parts grow up from zero, negative ones down. `left` is the room for the axis,
 * `label_width` how wide one label is, so that crowded labels are thinned.
 */
export const toStackedBars = (
  columns: Column[],
  { width, height, left, label_width }: { width: number; height: number; left: number; label_width: number },
): StackedBars => {
  const side = (part: number, sign: 1 | -1) => (part * sign > 0 ? part : 0);
  const highs = columns.map(({ parts, mark }) =>
    Math.max(
      parts.reduce((sum, { value }) => sum + side(value, 1), 0),
      mark ?? 0,
    ),
  );
  const lows = columns.map(({ parts, mark }) =>
    Math.min(
      parts.reduce((sum, { value }) => sum + side(value, -1), 0),
      mark ?? 0,
    ),
  );
  const ticks = toTicks(Math.min(0, ...lows), Math.max(0, ...highs));
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const y = (value: number): number => height - ((value - low) / (high - low)) * height;
  const band = columns.length === 0 ? 0 : (width - left) / columns.length;
  const barWidth = Math.max(2, Math.min(44, band * 0.62));
  const bars = columns.map(({ key, parts, mark, is_open }, i): Bar => {
    let [up, down] = [0, 0];
    const segments = parts
      .filter(({ value }) => value !== 0)
      .map(({ key, value }): Segment => {
        const from = value > 0 ? up : down;
        if (value > 0) up += value;
        else down += value;
        const top = Math.min(y(from), y(from + value));
        // The gap is cut from the far end, and never eats a thin part whole.
        return { key, value, y: top, height: Math.max(0.75, Math.abs(y(from) - y(from + value)) - gap) };
      });
    return {
      key,
      x: left + band * i + (band - barWidth) / 2,
      width: barWidth,
      band: { x: left + band * i, width: band },
      is_open,
      total: parts.reduce((sum, { value }) => sum + value, 0),
      segments,
      mark: mark === null ? null : { value: mark, y: y(mark) },
    };
  });
  return {
    ticks: ticks.map((value) => ({ value, y: y(value) })),
    bars,
    left,
    label_every: Math.max(1, Math.ceil(label_width / Math.max(1, band))),
    zero: y(0),
  };
};
