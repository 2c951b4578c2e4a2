import { parse } from "yaml";
import { z } from "zod";
import type { ModelFile } from "./model.ts";

const measure = z.looseObject({
  name: z.string(),
  type: z.string(),
  sql: z.string().optional(),
  filters: z.array(z.object({ sql: z.string() })).optional(),
});
type Measure = z.infer<typeof measure>;
const cubes = z.object({
  cubes: z.array(
    z.looseObject({
      name: z.string(),
      sql_table: z.string().optional(),
      measures: z.array(measure).default([]),
    }),
  ),
});
const views = z.object({
  views: z.array(
    z.looseObject({
      name: z.string(),
      cubes: z.array(
        z.looseObject({
          join_path: z.string(),
          includes: z.array(z.union([z.string(), z.looseObject({ name: z.string(), alias: z.string().optional() })])),
        }),
      ),
    }),
  ),
});

export type Formula = { table: string; text: string };

const plain = (sql: string): string =>
  sql
    .replaceAll("{CUBE}.", "")
    .replace(/\{(?:CUBE\.)?(\w+)\}/g, "$1")
    .replace(/\s+/g, " ")
    .trim();

const words: Record<string, string> = {
  count: "count",
  count_distinct: "count distinct",
  count_distinct_approx: "count distinct",
  sum: "sum",
  max: "max",
  min: "min",
  avg: "avg",
};

function textOf({ type, sql, filters }: Measure): string {
  const inner = sql ? plain(sql) : "*";
  const whole = type in words ? `${words[type]}(${inner})` : inner;
  const where = (filters ?? []).map((filter) => plain(filter.sql)).join(" and ");
  return where ? `${whole} where ${where}` : whole;
}

/** How each measure of a view is reckoned, as its cube says it, by "view.measure". */
export function formulas(files: readonly ModelFile[]): Map<string, Formula> {
  const found = new Map<string, Formula>();
  const ofCube = new Map<string, Map<string, Formula>>();
  for (const { fileName, content } of files)
    if (fileName.startsWith("cubes/"))
      for (const cube of cubes.parse(parse(content)).cubes)
        ofCube.set(
          cube.name,
          new Map(cube.measures.map((one) => [one.name, { table: cube.sql_table ?? cube.name, text: textOf(one) }])),
        );
  for (const { fileName, content } of files)
    if (fileName.startsWith("views/"))
      for (const view of views.parse(parse(content)).views)
        for (const { join_path, includes } of view.cubes)
          for (const item of includes) {
            const { name, alias = name } = typeof item === "string" ? { name: item } : item;
            const formula = ofCube.get(join_path.split(".").at(-1) ?? "")?.get(name);
            if (formula) found.set(`${view.name}.${alias}`, formula);
          }
  return found;
}
