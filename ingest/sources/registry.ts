import { openAirbyteSource } from "../airbyte/airbyteSource.ts";
import { createAirbyteClient } from "../airbyte/client.ts";
import { airbyteStreams, isLandedByAirbyte } from "../airbyte/streams.ts";
import type { Table } from "../stream.ts";
import type { OpenSource } from "../sync.ts";
import type { Source, SourceSettings } from "./defineSource.ts";
import { markOf } from "./defineSource.ts";
import { ecb } from "./ecb/source.ts";
import { field } from "./field/source.ts";
import { hubspot } from "./hubspot/source.ts";
import { shopify } from "./shopify/source.ts";

/** Every source there is. They are read side by side. */
export const registry: readonly Source[] = [shopify, hubspot, ecb, field];

/** The settings that say which raw tables there are. */
export type TableSettings = Pick<SourceSettings, "airbyte" | "hubspot">;

/**
 * All raw tables, also of sources that are not set up: dbt reads them whether they hold rows or not. `own` are Atoll's to make
 * and fill; `airbytes` are Airbyte's, where it lands the sources that it knows.
 */
export function rawTables(settings: TableSettings): { own: Table[]; airbytes: Table[] } {
  const all = registry.flatMap((source) => source.tables(settings).map((table) => ({ table, source: source.name })));
  const isAirbytes = ({ table, source }: (typeof all)[number]): boolean =>
    settings.airbyte !== null && airbyteStreams[source]?.some(({ name }) => name === table.name) === true;
  return {
    own: all.filter((one) => !isAirbytes(one)).map(({ table }) => table),
    airbytes: all.filter(isAirbytes).map(({ table }) => table),
  };
}

/** The sources that the settings set up, each with a client of its own. Airbyte's connections share one. */
export function openSources(settings: SourceSettings): OpenSource[] {
  const { airbyte } = settings;
  const client = airbyte && createAirbyteClient(airbyte);
  return registry.flatMap((source) => {
    if (!client || !isLandedByAirbyte(source.name)) return source.open(settings) ?? [];
    const connection_id = airbyte.connections[source.name];
    if (connection_id === undefined) return [];
    return openAirbyteSource(source.name, client, {
      connection_id,
      settings_mark: markOf(settings),
      erasure_salt: settings.erasure_salt ?? null,
    });
  });
}
