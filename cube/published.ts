import { z } from "zod";
import type { MartsDriver } from "./driver.ts";

// Looked up in the catalog, so that marts which are not there yet, or not granted yet, are an answer and not an error.
const readable = `select exists (
  select 1 from pg_class join pg_namespace on pg_namespace.oid = pg_class.relnamespace
  where nspname = 'marts' and relname = 'build_runs'
    and has_schema_privilege(pg_namespace.oid, 'usage') and has_table_privilege(pg_class.oid, 'select')
) as is_readable`;
const newest = "select max(build_id)::text as build_id from marts.build_runs";

const readableRows = z.tuple([z.object({ is_readable: z.boolean() })]);
const newestRows = z.tuple([z.object({ build_id: z.string().nullable() })]);

export type Published = {
  /** The newest published build, null before the first. */
  newest(): Promise<string | null>;
  /** Whether figures can be asked for. Once they can it is not asked again. */
  isReady(): Promise<boolean>;
};

export function createPublished(driver: () => MartsDriver): Published {
  let isReady = false;
  const read = async () => {
    const [{ is_readable }] = readableRows.parse(await driver().query(readable, []));
    if (!is_readable) return null;
    const [{ build_id }] = newestRows.parse(await driver().query(newest, []));
    return build_id;
  };
  return {
    newest: read,
    async isReady() {
      if (!isReady) isReady = (await read()) !== null;
      return isReady;
    },
  };
}
