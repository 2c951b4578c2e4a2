import type pg from "pg";
import { z } from "zod";
import type { Landings } from "../ingest/landings.ts";
import { readLandings } from "../ingest/landings.ts";
import type { DbtSettings, Part, Project } from "./dbt.ts";

export type BuildPlan = {
  /** Null: everything. */
  part: Part | null;
  /** Raw tables whose models are built; null for all. */
  tables: string[] | null;
  reason: string;
  /** The states of project and raw tables that the build will be of. */
  fingerprint: string;
  landings: Landings;
};

const lastBuild = z.object({
  status: z.enum(["running", "succeeded", "failed"]),
  good: z
    .object({
      project: z.string().nullable(),
      invocation_id: z.string().nullable(),
      landings: z.record(z.string(), z.number()).nullable(),
      is_of_today: z.boolean(),
    })
    .nullable(),
  marts: z.string().nullable(),
  intermediate: z.string().nullable(),
});
type LastBuild = z.infer<typeof lastBuild>;

async function readLastBuild(pool: pg.Pool, timeZone: string): Promise<LastBuild | null> {
  const { rows } = await pool.query(
    `select status,
       (select jsonb_build_object('project', project, 'invocation_id', invocation_id, 'landings', landings,
          'is_of_today', (started_at at time zone $1)::date = (now() at time zone $1)::date)
        from app.builds where status = 'succeeded' order by build_id desc limit 1) as good,
       obj_description(to_regnamespace('marts'), 'pg_namespace') as marts,
       obj_description(to_regnamespace('intermediate'), 'pg_namespace') as intermediate
     from app.builds order by build_id desc limit 1`,
    [timeZone],
  );
  return rows[0] ? lastBuild.parse(rows[0]) : null;
}

/** Why a part will not do, or null where it will. */
function whyEverything(last: LastBuild | null, project: Project, vars: DbtSettings["vars"]): string | null {
  if (!last?.good) return "nothing was built yet";
  const { good } = last;
  if (good.project !== project.fingerprint) return "the dbt project or a setting has changed";
  // A failed build may have left tables behind that agree with nothing.
  if (last.status !== "succeeded") return "the build before failed";
  const mark = `dbt build ${good.invocation_id}`;
  if (last.marts !== mark || last.intermediate !== mark) return "the tables are not those of the build before";
  // Some models reach up to the present day.
  if (!good.is_of_today && vars.now === undefined) return "the first build of the day";
  return project.sources ? null : "dbt is not warm";
}

/**
 * What has to be built now: nothing (null), what reads the raw tables that were landed in since the last good build, or
 * everything. `full` asks for everything, due or not. Call it while holding the work lock.
 */
export async function planBuild(
  pool: pg.Pool,
  options: { project: Project; vars: DbtSettings["vars"]; full: boolean },
): Promise<BuildPlan | null> {
  const { project, vars, full } = options;
  const [last, landings] = await Promise.all([
    readLastBuild(pool, String(vars.time_zone ?? "UTC")),
    readLandings(pool),
  ]);
  const known = last?.good?.landings ?? {};
  const changed = Object.keys(landings).filter((table) => landings[table] !== known[table]);
  const sources = project.sources?.filter(({ table }) => changed.includes(table)) ?? null;
  // Where it is not known what models read, any table may be read.
  const hasChanged = (sources ?? changed).length > 0;
  const isDue = !last?.good || last.good.project !== project.fingerprint || hasChanged;
  if (!isDue && !full) return null;

  const state = { fingerprint: project.fingerprint, landings };
  const reason = full ? "asked for" : whyEverything(last, project, vars);
  const builds_on = last?.good?.invocation_id;
  if (reason !== null || !sources || !builds_on)
    return { part: null, tables: null, reason: reason ?? "dbt is not warm", ...state };
  const tables = sources.map(({ table }) => table).sort();
  const selectors = sources.map(({ selector }) => selector);
  return { part: { selectors, builds_on }, tables, reason: `${tables.join(", ")} changed`, ...state };
}
