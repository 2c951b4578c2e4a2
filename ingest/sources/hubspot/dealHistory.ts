import type { Landing, Table } from "../../stream.ts";
import type { HubspotClient } from "./client.ts";
import type { CrmObject } from "./crmObject.ts";

/** Airbyte's table of this name, which has no id: its key is deal, property and time, and `id` is those three in one. */
const table: Table = {
  schema: "raw_hubspot",
  name: "deals_property_history",
  key: "id",
  columns: {
    id: "varchar",
    dealId: "varchar",
    property: "varchar",
    timestamp: "timestamptz",
    value: "varchar",
    sourceType: "varchar",
    sourceId: "varchar",
    sourceLabel: "varchar",
    updatedByUserId: "bigint",
  },
};

/** Earlier values of a deal's properties. HubSpot tells the last twenty; ones that landed before stay. */
export const dealHistory: Landing<HubspotClient, CrmObject> = {
  table,
  rows: (item) =>
    Object.entries(item.propertiesWithHistory ?? {}).flatMap(([property, versions]) =>
      versions.map((version) => ({
        id: `${item.id}:${property}:${version.timestamp}`,
        dealId: item.id,
        property,
        timestamp: version.timestamp,
        value: version.value,
        sourceType: version.sourceType ?? null,
        sourceId: version.sourceId ?? null,
        sourceLabel: version.sourceLabel ?? null,
        updatedByUserId: version.updatedByUserId ?? null,
      })),
    ),
};
