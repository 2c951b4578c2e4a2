import type { RankedItem, RankedLine } from "../charts/ranking/toRanking.ts";
import { numberIn, type Row, textIn } from "../query/cubeClient.ts";

const isUnassigned = (key: string): boolean => key.toLowerCase() === "unassigned" || key === "unknown";

/** Rows of two periods as one list; what was there only last year stays, with nothing this year. */
export const toItems = (rows: Row[], before: Row[] | null, dimension: string, measure: string): RankedItem[] => {
  const keyOf = (row: Row): string => textIn(row, dimension) ?? "unassigned";
  const items = new Map<string, RankedItem>();
  for (const row of rows) {
    const key = keyOf(row);
    const held = items.get(key);
    items.set(key, {
      key,
      value: (held?.value ?? 0) + (numberIn(row, measure) ?? 0),
      before: before === null ? null : 0,
      is_unassigned: isUnassigned(key),
    });
  }
  for (const row of before ?? []) {
    const key = keyOf(row);
    const held = items.get(key) ?? { key, value: 0, before: 0, is_unassigned: isUnassigned(key) };
    items.set(key, { ...held, before: (held.before ?? 0) + (numberIn(row, measure) ?? 0) });
  }
  return [...items.values()];
};

type StageLine = RankedLine & { stage: string; pipeline: string; deals: number };
export type Pipelines = { lines: StageLine[]; total: number; weighted: number; deals: number; is_one: boolean };

/** Open deals in the order of their stages, the largest pipeline first: a pipeline is a way, not a ranking. */
export const toPipelines = (rows: Row[]): Pipelines => {
  const stages = rows
    .map((row) => ({
      pipeline: textIn(row, "pipeline.pipeline") ?? "unassigned",
      stage: textIn(row, "pipeline.stage") ?? "unassigned",
      order: numberIn(row, "pipeline.stage_order") ?? 0,
      value: numberIn(row, "pipeline.pipeline_amount") ?? 0,
      weighted: numberIn(row, "pipeline.weighted_pipeline") ?? 0,
      deals: numberIn(row, "pipeline.open_deals") ?? 0,
    }))
    .filter(({ deals }) => deals > 0);
  const sum = (pick: (stage: (typeof stages)[number]) => number): number =>
    stages.reduce((total, stage) => total + pick(stage), 0);
  const size = (name: string): number => sum(({ pipeline, value }) => (pipeline === name ? value : 0));
  const total = sum(({ value }) => value);
  const longest = Math.max(...stages.map(({ value }) => value), 0);
  return {
    total,
    weighted: sum(({ weighted }) => weighted),
    deals: sum(({ deals }) => deals),
    is_one: new Set(stages.map(({ pipeline }) => pipeline)).size <= 1,
    lines: stages
      .sort((a, b) => size(b.pipeline) - size(a.pipeline) || a.pipeline.localeCompare(b.pipeline) || a.order - b.order)
      .map(({ pipeline, stage, order, value, deals }) => ({
        key: JSON.stringify([pipeline, order, stage]),
        pipeline,
        stage,
        value,
        deals,
        before: null,
        mark: null,
        folded: 0,
        is_unassigned: false,
        extent: longest === 0 ? 0 : value / longest,
        share: total > 0 ? value / total : null,
      })),
  };
};
