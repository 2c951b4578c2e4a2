import { describe, expect, it } from "vitest";
import { stageName, toItems, toPipeline } from "./toItems.ts";

describe("items of a ranking", () => {
  it("carry this year and last", () => {
    const items = toItems(
      [{ c: "email", n: 5 }],
      [
        { c: "email", n: 3 },
        { c: "events", n: 2 },
      ],
      "c",
      "n",
    );
    expect(items).toEqual([
      { key: "email", value: 5, before: 3, is_unassigned: false },
      { key: "events", value: 0, before: 2, is_unassigned: false },
    ]);
  });

  it("know no last year where none was asked, and zero where it had none", () => {
    expect(toItems([{ c: "email", n: 5 }], null, "c", "n")[0]?.before).toBeNull();
    expect(toItems([{ c: "email", n: 5 }], [], "c", "n")[0]?.before).toBe(0);
  });

  it("set unassigned and unknown apart", () => {
    const rows = [
      { c: "Unassigned", n: 1 },
      { c: null, n: 1 },
      { c: "unknown", n: 1 },
    ];
    expect(toItems(rows, null, "c", "n").every(({ is_unassigned }) => is_unassigned)).toBe(true);
  });
});

describe("the pipeline", () => {
  const stage = (name: string, order: number, amount: number, deals = 1) => ({
    "pipeline.stage": name,
    "pipeline.stage_order": order,
    "pipeline.pipeline_amount": amount,
    "pipeline.weighted_pipeline": amount / 2,
    "pipeline.open_deals": deals,
  });

  it("goes by stage, not by size, and sums what is open", () => {
    const { lines, total, weighted, deals } = toPipeline([stage("Verbal yes", 4, 90), stage("Qualified", 1, 10, 3)]);
    expect(lines.map(({ key }) => stageName(key))).toEqual(["Qualified", "Verbal yes"]);
    expect([total, weighted, deals]).toEqual([100, 50, 4]);
  });

  it("keeps stages of the same name apart", () => {
    expect(
      new Set(toPipeline([stage("Proposal", 1, 5), stage("Proposal", 2, 5)]).lines.map(({ key }) => key)).size,
    ).toBe(2);
  });

  it("leaves out stages without a deal, and keeps deals without an amount", () => {
    expect(
      toPipeline([stage("Empty", 1, 0, 0), stage("Talks", 2, 0, 1)]).lines.map(({ key, extent }) => [
        stageName(key),
        extent,
      ]),
    ).toEqual([["Talks", 0]]);
  });
});
