import type { Table } from "../stream.ts";
import type { OpenSource } from "../sync.ts";
import type { Source, SourceSettings } from "./defineSource.ts";
import { hubspot } from "./hubspot/source.ts";
import { shopify } from "./shopify/source.ts";

/** Every source there is. They are read side by side. */
export const registry: readonly Source[] = [shopify, hubspot];

/** All raw tables, also of sources that are not set up: dbt reads them whether they hold rows or not. */
export const tables: readonly Table[] = registry.flatMap((source) => source.tables);

/** The sources that the settings set up, each with a client of its own. */
export function openSources(settings: SourceSettings): OpenSource[] {
  return registry.flatMap((source) => source.open(settings) ?? []);
}
