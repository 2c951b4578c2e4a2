import { describe, expect, it } from "vitest";
import { rememberRollupDescriptions } from "./rollupDescriptions.ts";

const name = "preAggregationDescriptionsForRecursive";

type Given = { timezone?: string; cubeEvaluator?: object; partitionGranularity?: string; type?: string };

function planner() {
  let asked = 0;
  const prototype: Record<string, unknown> = {
    [name](cube: string) {
      asked += 1;
      return [{ cube, asked }];
    },
  };
  rememberRollupDescriptions(prototype);
  const model = {};
  const ask = (preAggregationName: string, given: Given = {}): unknown[] => {
    const { timezone = "UTC", cubeEvaluator = model, ...preAggregation } = given;
    const self = { query: { cubeEvaluator, options: { timezone } } };
    const rollup = { preAggregationName, preAggregation: { type: "rollup", ...preAggregation } };
    const describeRollup = prototype[name];
    if (typeof describeRollup !== "function") throw new Error("not wrapped");
    return Reflect.apply(describeRollup, self, ["gifts", rollup]);
  };
  return { ask };
}

describe("rememberRollupDescriptions", () => {
  it("describes a rollup once", () => {
    const { ask } = planner();
    expect([ask("daily"), ask("daily")]).toEqual([[{ cube: "gifts", asked: 1 }], [{ cube: "gifts", asked: 1 }]]);
  });

  it("gives each question a description of its own to write into", () => {
    const { ask } = planner();
    Object.assign(ask("daily")[0] ?? {}, { priority: 9 });
    expect(ask("daily")).toEqual([{ cube: "gifts", asked: 1 }]);
  });

  it("tells rollups, time zones and models apart", () => {
    const { ask } = planner();
    ask("daily");
    expect(ask("weekly")).toEqual([{ cube: "gifts", asked: 2 }]);
    expect(ask("daily", { timezone: "Asia/Bangkok" })).toEqual([{ cube: "gifts", asked: 3 }]);
    expect(ask("daily", { cubeEvaluator: {} })).toEqual([{ cube: "gifts", asked: 4 }]);
  });

  it.each<Given>([{ partitionGranularity: "year" }, { type: "rollupJoin" }])(
    "asks again for %j, which depends on the question",
    (kind) => {
      const { ask } = planner();
      ask("daily", kind);
      expect(ask("daily", kind)).toEqual([{ cube: "gifts", asked: 2 }]);
    },
  );

  it("fails where Cube no longer has what is wrapped", () => {
    expect(() => rememberRollupDescriptions({})).toThrow(/preAggregationDescriptionsForRecursive/);
  });
});
