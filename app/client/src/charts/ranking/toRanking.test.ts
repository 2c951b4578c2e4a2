import { describe, expect, it } from "vitest";
import { othersKey, type RankedItem, toRanking } from "./toRanking.ts";

const item = (key: string, value: number, more: Partial<RankedItem> = {}): RankedItem => ({
  key,
  value,
  before: null,
  is_unassigned: false,
  ...more,
});

describe("a ranking", () => {
  it("goes by size, unassigned last", () => {
    const { lines } = toRanking([item("a", 1), item("none", 90, { is_unassigned: true }), item("b", 50)], 8);
    expect(lines.map(({ key }) => key)).toEqual(["b", "a", "none"]);
  });

  it("folds the tail into one line of others that loses nothing", () => {
    const { lines, total } = toRanking(
      ["a", "b", "c", "d", "e"].map((key, i) => item(key, 10 - i, { before: 1 })),
      3,
    );
    expect(lines.map(({ key, value, folded }) => [key, value, folded])).toEqual([
      ["a", 10, 0],
      ["b", 9, 0],
      [othersKey, 21, 3],
    ]);
    expect(lines.reduce((sum, { value }) => sum + value, 0)).toBe(total);
    expect(lines.at(-1)?.before).toBe(3);
  });

  it("does not fold one line into others", () => {
    expect(toRanking([item("a", 2), item("b", 1)], 2).lines.map(({ key }) => key)).toEqual(["a", "b"]);
  });

  it("measures bars and last year's marks on one scale", () => {
    const { lines } = toRanking([item("a", 50, { before: 100 }), item("b", 25, { before: 0 })], 8);
    expect(lines.map(({ extent, mark }) => [extent, mark])).toEqual([
      [0.5, 1],
      [0.25, 0],
    ]);
  });

  it("keeps money paid back, with its sign", () => {
    const { lines } = toRanking([item("a", 10), item("b", -5)], 8);
    expect(lines[1]).toMatchObject({ value: -5, extent: 0.5 });
  });

  it("knows nothing of shares where nothing came in", () => {
    expect(toRanking([item("a", -5)], 8).lines[0]?.share).toBeNull();
    expect(toRanking([], 8)).toEqual({ lines: [], total: 0 });
  });

  it("keeps a line that has only a last year", () => {
    expect(toRanking([item("a", 0, { before: 7 }), item("b", 0)], 8).lines.map(({ key }) => key)).toEqual(["a"]);
  });
});
