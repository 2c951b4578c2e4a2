import { parse } from "yaml";
import { z } from "zod";
import type { PublicMember, PublicView } from "./meta.ts";
import type { ModelFile } from "./model.ts";
import { refreshKeySql } from "./refresh.ts";

const refreshKey = z.object({ sql: z.literal(refreshKeySql) });
const rollup = z.looseObject({ name: z.string(), external: z.literal(false), refresh_key: refreshKey });
const cubeFile = z.object({
  cubes: z.array(
    z.looseObject({
      name: z.string(),
      public: z.literal(false, "must say public: false"),
      sql_table: z
        .string()
        .regex(/^marts\.\w+$/, "must name a table of marts")
        .optional(),
      sql: z.string().optional(),
      pre_aggregations: z.array(rollup).optional(),
    }),
  ),
});
const listed = z.union([z.string(), z.looseObject({ name: z.string() })]);
const viewFile = z.object({
  views: z.array(
    z.looseObject({
      name: z.string(),
      public: z.literal(true, "must say public: true"),
      cubes: z.array(z.looseObject({ includes: z.array(listed, 'must list its members, never "*"') })),
    }),
  ),
});

function sqlTexts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(sqlTexts);
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key.startsWith("sql") && typeof value === "string" ? [value] : sqlTexts(value),
  );
}

const tables = (sql: string) => [...sql.matchAll(/\b(?:from|join)\s+([\w."]+)/gi)].map((match) => match[1] ?? "");

function fileProblems({ fileName, content }: ModelFile): string[] {
  const model: unknown = parse(content);
  const isView = fileName.startsWith("views/");
  const parsed = (isView ? viewFile : cubeFile).safeParse(model);
  if (!parsed.success)
    return parsed.error.issues.map((issue) => `${fileName}: ${issue.path.join(".")} ${issue.message}`);
  const outside = sqlTexts(model)
    .flatMap(tables)
    .filter((table) => !table.startsWith("marts."));
  return outside.map((table) => `${fileName}: reads ${table}, and cubes read only marts`);
}

const sentence = /^[\p{Lu}\p{N}][^\n]*\.$/u;

function memberProblems(member: PublicMember, isMeasure: boolean): string[] {
  const problems: string[] = [];
  const say = (what: string) => problems.push(`${member.name}: ${what}`);
  if (!member.description || !sentence.test(member.description)) say("needs a description of one sentence");
  if (!member.meta) return [...problems, `${member.name}: needs meta with title_fr, description_fr, unit and synonyms`];
  if (!sentence.test(member.meta.description_fr)) say("needs a description_fr of one sentence");
  if (isMeasure && member.meta.additive === undefined) say("needs meta.additive");
  return problems;
}

/** Words that would mean two members of the same kind in one view. */
function ambiguousWords(view: PublicView): string[] {
  const problems: string[] = [];
  for (const members of [view.measures, view.dimensions])
    for (const language of ["en", "fr"] as const) {
      const owners = new Map<string, string>();
      for (const member of members) {
        const title = language === "en" ? member.shortTitle : (member.meta?.title_fr ?? "");
        for (const word of new Set(
          [title, ...(member.meta?.synonyms[language] ?? [])].map((each) => each.toLowerCase()),
        )) {
          const owner = owners.get(word);
          if (owner) problems.push(`"${word}" (${language}) means both ${owner} and ${member.name}`);
          owners.set(word, member.name);
        }
      }
    }
  return problems;
}

function viewProblems(view: PublicView): string[] {
  const problems = ambiguousWords(view);
  if (!view.description || !view.meta)
    problems.push(`${view.name}: needs a description and meta with title_fr, description_fr and sources`);
  if (view.meta?.sources.length === 0) problems.push(`${view.name}: names no source it stands on`);
  for (const member of view.measures) problems.push(...memberProblems(member, true));
  for (const member of view.dimensions) problems.push(...memberProblems(member, false));
  return problems;
}

/** What is wrong with the model by our own rules, one line each: described twice, unambiguous, marts only, listed members. */
export const modelProblems = (files: ModelFile[], views: PublicView[]): string[] => [
  ...files.flatMap(fileProblems),
  ...views.flatMap(viewProblems),
];
