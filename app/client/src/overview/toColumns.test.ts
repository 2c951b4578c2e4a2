import { describe, expect, it } from "vitest";
import { readPeriod } from "../../../shared/overviewPeriod.ts";
import { toColumns, toTrend } from "./toColumns.ts";

const today = "2026-03-10";
const { period } = readPeriod(null, today, 1);
const members = { measure: "f.net", date: "f.date", part: "f.class" };
const row = (month: string, part: string | null, net: number | null) => ({
  "f.date.month": `${month}-01T00:00:00.000`,
  "f.class": part,
  "f.net": net,
});
const order = ["adoption", "donation"];

describe("columns by month", () => {
  it("stand for every month, and the last is open", () => {
    const columns = toColumns({ rows: [row("2026-01", "adoption", 5)], before: [] }, members, order, period);
    expect(columns.map(({ key, parts, is_open }) => [key, parts.length, is_open])).toEqual([
      ["2026-01-01", 1, false],
      ["2026-02-01", 0, false],
      ["2026-03-01", 0, true],
    ]);
  });

  it("stack parts in the order that holds on every chart", () => {
    const rows = [
      row("2026-01", "tip", 1),
      row("2026-01", "donation", 2),
      row("2026-01", "adoption", 3),
      row("2026-01", "merchandise", 0),
    ];
    expect(toColumns({ rows, before: [] }, members, order, period)[0]?.parts.map(({ key }) => key)).toEqual([
      "adoption",
      "donation",
      "tip",
    ]);
  });

  it("carry the mark of the same month last year, zero where that month had none", () => {
    const columns = toColumns({ rows: [], before: [row("2025-01", null, 70)] }, members, order, period);
    expect(columns.map(({ mark }) => mark)).toEqual([70, 0, 0]);
  });

  it("carry no mark where nothing is known of last year", () => {
    expect(toColumns({ rows: [], before: [] }, members, order, period)[0]?.mark).toBeNull();
  });

  it("call unnamed money unassigned", () => {
    expect(toColumns({ rows: [row("2026-01", null, 4)], before: [] }, members, order, period)[0]?.parts).toEqual([
      { key: "unassigned", value: 4 },
    ]);
  });
});

describe("steps of all time", () => {
  it("run from the first year that has data to the last, gaps included", () => {
    const all = readPeriod("all", today, 1).period;
    const rows = [2022, 2025].map((year) => ({ "f.date.year": `${year}-01-01T00:00:00.000`, "f.net": year }));
    expect(toTrend(rows, "f.net", "f.date", all)).toEqual([2022, 0, 0, 2025]);
  });
});
