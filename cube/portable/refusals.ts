import { z } from "zod";

const named = z.looseObject({ timeShift: z.array(z.looseObject({ name: z.string().optional() })).optional() });
const granular = z.looseObject({
  timeShift: z.unknown().optional(),
  granularities: z.record(z.string(), z.looseObject({ sql: z.unknown().optional() })).optional(),
});
const evaluated = z.looseObject({
  calendar: z.boolean().optional(),
  measures: z.record(z.string(), named).optional(),
  dimensions: z.record(z.string(), granular).optional(),
});

/**
 * What a compiled cube uses that the older planner answers wrongly without an error: calendar cubes, time shifts by name,
 * time shifts of dimensions and granularities by SQL. One sentence each; empty where the cube is safe.
 */
export function silentlyWrong(name: string, cube: unknown): string[] {
  const { calendar, measures = {}, dimensions = {} } = evaluated.parse(cube);
  const found = calendar ? [`cube "${name}" is a calendar`] : [];
  for (const [measure, { timeShift }] of Object.entries(measures))
    if (timeShift?.some((shift) => shift.name)) found.push(`measure "${name}.${measure}" shifts time by name`);
  for (const [dimension, { timeShift, granularities = {} }] of Object.entries(dimensions)) {
    if (timeShift) found.push(`dimension "${name}.${dimension}" has time_shift`);
    for (const [granularity, { sql }] of Object.entries(granularities))
      if (sql) found.push(`granularity "${granularity}" of "${name}.${dimension}" is given by SQL`);
  }
  return found;
}
