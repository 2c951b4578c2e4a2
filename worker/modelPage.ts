import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type pg from "pg";
import type { Log } from "../ingest/sync.ts";
import { type DbtSettings, dbtEnvironment, projectOptions } from "./dbt.ts";

const run = promisify(execFile);
const compress = promisify(gzip);

/** The project of the newest good build, where its page has not been made yet. */
async function projectDue(pool: pg.Pool): Promise<string | null> {
  const { rows } = await pool.query<{ project: string }>(
    `select project from (
       select project from app.builds where status = 'succeeded' and project is not null order by build_id desc limit 1
     ) as built where project not in (select project from app.model_pages)`,
  );
  return rows[0]?.project ?? null;
}

/** What dbt tells of the models, in one file that loads nothing. Marts are named as they are served, not as they are built. */
async function makePage(settings: DbtSettings, signal: AbortSignal): Promise<Buffer> {
  // A folder of its own: a build may be writing into the other one.
  const pages = { ...settings, output_dir: join(settings.output_dir, "pages") };
  const args = ["docs", "generate", "--static", "--empty-catalog", "--quiet", ...projectOptions(pages)];
  await run(settings.command, ["--log-path", join(pages.output_dir, "logs"), ...args], {
    cwd: settings.project_dir,
    env: { ...dbtEnvironment(settings), ATOLL_DBT_BUILDS_ON: "", ATOLL_DBT_CHANGED: "" },
    signal,
  });
  const text = await readFile(join(pages.output_dir, "target/static_index.html"), "utf8");
  return compress(text.replaceAll("marts_build", "marts"));
}

/** Keeps the page of the models up to date with the project that was built last; does nothing where it is. Takes some seconds. */
export async function keepModelPage(options: {
  pool: pg.Pool;
  settings: DbtSettings;
  signal: AbortSignal;
  log: Log;
}): Promise<void> {
  const { pool, settings, signal, log } = options;
  const project = await projectDue(pool);
  if (project === null) return;
  const page = await makePage(settings, signal);
  await pool.query(
    `with older as (delete from app.model_pages where project <> $1)
     insert into app.model_pages (project, page) values ($1, $2) on conflict (project) do nothing`,
    [project, page],
  );
  log.info({ bytes: page.length }, "the page of the models is made");
}
