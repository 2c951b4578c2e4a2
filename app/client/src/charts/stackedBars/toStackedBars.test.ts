import { describe, expect, it } from "vitest";
import { type Column, toStackedBars } from "./toStackedBars.ts";

const box = { width: 440, height: 200, left: 40, label_width: 30 };
const column = (values: number[], more: Partial<Column> = {}): Column => ({
  key: "2026-01-01",
  parts: values.map((value, i) => ({ key: `part${i}`, value })),
  mark: null,
  is_open: false,
  ...more,
});

describe("stacked bars", () => {
  it("stack parts from zero up", () => {
    const { bars } = toStackedBars([column([50, 50])], box);
    const [first, second] = bars[0]?.segments ?? [];
    expect(first?.y).toBeCloseTo(100);
    expect(second?.y).toBeCloseTo(0);
    expect(bars[0]?.total).toBe(100);
  });

  it("draw money paid back under zero", () => {
    const { bars, zero } = toStackedBars([column([100, -40])], box);
    const back = bars[0]?.segments[1];
    expect(back?.y).toBeCloseTo(zero);
    expect(bars[0]?.total).toBe(60);
  });

  it("make room for a mark above every bar", () => {
    const { bars, ticks } = toStackedBars([column([10], { mark: 95 })], box);
    expect(ticks.at(-1)?.value).toBeGreaterThanOrEqual(95);
    expect(bars[0]?.mark?.y).toBeGreaterThanOrEqual(0);
  });

  it("leave a step without money empty, and tell it from a mark of zero", () => {
    const { bars } = toStackedBars([column([]), column([10], { mark: 0 })], box);
    expect(bars[0]?.segments).toEqual([]);
    expect(bars[0]?.mark).toBeNull();
    expect(bars[1]?.mark?.y).toBe(200);
  });

  it("keep a sliver visible", () => {
    const { bars } = toStackedBars([column([100_000, 1])], box);
    expect(bars[0]?.segments[1]?.height).toBeGreaterThan(0.5);
  });

  it("do not swell for one step alone", () => {
    expect(toStackedBars([column([5])], box).bars[0]?.width).toBeLessThanOrEqual(44);
  });

  it("thin the labels of many steps", () => {
    const days = Array.from({ length: 45 }, () => column([1]));
    expect(toStackedBars(days, box).label_every).toBeGreaterThan(2);
    expect(toStackedBars(days.slice(0, 11), box).label_every).toBe(1);
  });

  it("have an axis without any step", () => {
    expect(toStackedBars([], box)).toMatchObject({ bars: [], ticks: [{ value: 0 }, { value: 1 }] });
  });
});
