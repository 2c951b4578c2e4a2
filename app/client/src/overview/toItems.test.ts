import { describe, expect, it } from "vitest";
import { toItems, toPipelines } from "./toItems.ts";

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

describe("the pipelines", () => {
  const stage = (name: string, order: number, amount: number, deals = 1, pipeline = "Partners") => ({
    "pipeline.pipeline": pipeline,
    "pipeline.stage": name,
    "pipeline.stage_order": order,
    "pipeline.pipeline_amount": amount,
    "pipeline.weighted_pipeline": amount / 2,
    "pipeline.open_deals": deals,
  });

  it("go by stage, not by size, and sum what is open", () => {
    const { lines, total, weighted, deals, is_one } = toPipelines([
      stage("Verbal yes", 4, 90),
      stage("Qualified", 1, 10, 3),
    ]);
    expect(lines.map((line) => line.stage)).toEqual(["Qualified", "Verbal yes"]);
    expect([total, weighted, deals, is_one]).toEqual([100, 50, 4, true]);
  });

  it("stay apart where there are several, the largest first", () => {
    const rows = [stage("Proposal", 1, 5), stage("Proposal", 1, 50, 1, "Grants"), stage("Letter", 0, 5, 1, "Grants")];
    const { lines, is_one } = toPipelines(rows);
    expect(lines.map(({ pipeline, stage }) => `${pipeline}: ${stage}`)).toEqual([
      "Grants: Letter",
      "Grants: Proposal",
      "Partners: Proposal",
    ]);
    expect(is_one).toBe(false);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(3);
  });

  it("leave out stages without a deal, and keep deals without an amount", () => {
    const { lines } = toPipelines([stage("Empty", 1, 0, 0), stage("Talks", 2, 0, 1)]);
    expect(lines.map(({ stage, extent }) => [stage, extent])).toEqual([["Talks", 0]]);
  });
});
