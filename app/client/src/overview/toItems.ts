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

export type Pipeline = { lines: (RankedLine & { deals: number })[]; total: number; weighted: number; deals: number };

/** Open deals in the order of their stages: a pipeline is a way, not a ranking. */
export const toPipeline = (rows: Row[]): Pipeline => {
  const stages = rows
    .map((row) => ({
      key: textIn(row, "pipeline.stage") ?? "unassigned",
      order: numberIn(row, "pipeline.stage_order") ?? 0,
      value: numberIn(row, "pipeline.pipeline_amount") ?? 0,
      weighted: numberIn(row, "pipeline.weighted_pipeline") ?? 0,
      deals: numberIn(row, "pipeline.open_deals") ?? 0,
    }))
    .filter(({ deals }) => deals > 0)
    .sort((a, b) => a.order - b.order);
  const sum = (pick: (stage: (typeof stages)[number]) => number): number =>
    stages.reduce((total, stage) => total + pick(stage), 0);
  const total = sum(({ value }) => value);
  const longest = Math.max(...stages.map(({ value }) => value), 0);
  return {
    total,
    weighted: sum(({ weighted }) => weighted),
    deals: sum(({ deals }) => deals),
    lines: stages.map(({ key, order, value, deals }) => ({
      key: `${order} ${key}`,
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

/** The stage's own name, without the place that keeps keys apart where two pipelines share a name. */
export const stageName = (key: string): string => key.replace(/^\S+ /, "");
