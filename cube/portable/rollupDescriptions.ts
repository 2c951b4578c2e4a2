import { z } from "zod";

type Describe = (this: unknown, cube: string, found: unknown) => object[];

const found = z.object({
  preAggregationName: z.string(),
  preAggregation: z.looseObject({ type: z.string(), partitionGranularity: z.string().nullish() }),
});
const planner = z.object({
  query: z.object({
    cubeEvaluator: z.custom<object>((each) => typeof each === "object" && each !== null),
    options: z.looseObject({ timezone: z.string().nullish() }).nullish(),
  }),
});

/**
 * Keeps Cube's description of each rollup instead of making it anew for each question, which is half of what planning
 * costs. The description of a rollup without partitions depends on the model and the time zone alone.
 */
export function rememberRollupDescriptions(prototype: Record<string, unknown>): void {
  const name = "preAggregationDescriptionsForRecursive";
  const describe = prototype[name];
  if (typeof describe !== "function") throw new Error(`Cube's planner has no ${name} to wrap`);
  const byModel = new WeakMap<object, Map<string, object[]>>();
  const remembering: Describe = function (cube, rollup) {
    const known = found.safeParse(rollup);
    const asking = planner.safeParse(this);
    const isSteady =
      known.success && known.data.preAggregation.type === "rollup" && !known.data.preAggregation.partitionGranularity;
    if (!isSteady || !asking.success) return Reflect.apply(describe, this, [cube, rollup]);
    const { cubeEvaluator, options } = asking.data.query;
    const descriptions = byModel.get(cubeEvaluator) ?? new Map<string, object[]>();
    byModel.set(cubeEvaluator, descriptions);
    const key = [cube, known.data.preAggregationName, options?.timezone].join(" ");
    const description = descriptions.get(key) ?? Reflect.apply(describe, this, [cube, rollup]);
    descriptions.set(key, description);
    // Cube writes into what it is given.
    return description.map((each: object) => ({ ...each }));
  };
  prototype[name] = remembering;
}
