import { inIdOrder, openCollections } from "../../hubspot/collections.ts";
import type { Collection, CrmRecord } from "../../hubspot/crmRecord.ts";
import type { Links } from "../../hubspot/links.ts";
import { openLinks } from "../../hubspot/links.ts";
import type { ObjectTypeName } from "../../hubspot/objectType.ts";
import { parseObjectType } from "../../hubspot/objectType.ts";
import { presentLinks } from "../../hubspot/present.ts";
import type { Ngo, Owner, Pipeline } from "../../ngo/ledger.ts";
import type { AirbyteConnection, ColumnType, LandedRecord, LandedStream, LandingMode } from "../landedTable.ts";
import { propertyColumns, typedProperties } from "./properties.ts";

const utc = (at: number): string => new Date(at).toISOString();

function* recordsOf(collection: Collection, archived: boolean): Generator<CrmRecord> {
  for (const id of inIdOrder(collection.idsByUpdate())) {
    const record = collection.record(id);
    if (record && record.id === id && (record.archivedAt !== null) === archived) yield record;
  }
}

/** Ids of linked records as Airbyte lists them: a primary one stands there twice. */
function linkedIds(links: Links, from: ObjectTypeName, id: number, to: ObjectTypeName): string[] {
  const found = presentLinks(parseObjectType(from), id, [parseObjectType(to)], links);
  return Object.values(found.associations ?? {}).flatMap(({ results }) => results.map((link) => link.id));
}

type CrmStream = { type: ObjectTypeName; mode: LandingMode; linked: readonly ObjectTypeName[] };

/** The living records of a type and, in a table of their own, the archived ones. */
function crmStreams(ngo: Ngo, { type, mode, linked }: CrmStream): LandedStream[] {
  const collections = openCollections(ngo);
  const links = openLinks(collections);
  const common: Record<string, ColumnType> = {
    id: "varchar",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
    archived: "boolean",
  };
  const toRecord = (record: CrmRecord): LandedRecord => ({
    id: String(record.id),
    createdAt: utc(record.createdAt),
    updatedAt: utc(record.updatedAt),
    archived: record.archivedAt !== null,
    archivedAt: record.archivedAt === null ? null : utc(record.archivedAt),
    ...typedProperties(type, record),
  });
  return [
    {
      name: type,
      columns: {
        ...common,
        ...Object.fromEntries(linked.map((to) => [to, "jsonb" as const])),
        ...propertyColumns(type),
      },
      key: "id",
      cursor: "updatedAt",
      mode,
      *records(since) {
        for (const record of recordsOf(collections[type], false)) {
          if (since !== null && record.updatedAt < since) continue;
          const ids = linked.map((to) => [to, linkedIds(links, type, record.id, to)]);
          yield { ...toRecord(record), ...Object.fromEntries(ids) };
        }
      },
    },
    {
      name: `${type}_archived`,
      columns: { ...common, archivedAt: "timestamptz", ...propertyColumns(type) },
      key: "id",
      cursor: null,
      mode: "overwrite",
      *records() {
        for (const record of recordsOf(collections[type], true)) yield toRecord(record);
      },
    },
  ];
}

const ownerRecord = (owner: Owner): LandedRecord => ({
  id: String(owner.id),
  email: owner.email,
  firstName: owner.firstName,
  lastName: owner.lastName,
  userId: owner.id - 20_000_000,
  createdAt: utc(owner.createdAt),
  updatedAt: utc(owner.createdAt),
  archived: false,
  teams: null,
});

/** The older pipelines API, which Airbyte's connector still asks: ids under longer names, times in milliseconds. */
const pipelineRecord = (pipeline: Pipeline, displayOrder: number): LandedRecord => ({
  pipelineId: pipeline.id,
  label: pipeline.label,
  displayOrder,
  active: true,
  stages: pipeline.stages.map((stage) => ({
    stageId: stage.id,
    label: stage.label,
    displayOrder: stage.order,
    metadata: { isClosed: String(stage.isClosed), probability: String(stage.probability) },
    active: true,
  })),
  objectType: "DEAL",
  objectTypeId: "0-3",
  default: displayOrder === 0,
  createdAt: 1_633_119_247_412,
  updatedAt: 1_633_119_247_412,
});

const whole = { cursor: null, mode: "overwrite" } as const;

/** The CRM as Airbyte's HubSpot connector lands it: quoted names in camel case, `properties` whole and flattened. */
export function hubspotConnection(ngo: Ngo): AirbyteConnection {
  return {
    connectionId: "9d3b7c10-52a4-4c7e-8f0e-6a1b8d2c4e22",
    name: "HubSpot to Postgres",
    schema: "raw_hubspot",
    streams: [
      {
        name: "owners",
        key: "id",
        ...whole,
        columns: {
          id: "varchar",
          email: "varchar",
          firstName: "varchar",
          lastName: "varchar",
          userId: "bigint",
          createdAt: "timestamptz",
          updatedAt: "timestamptz",
          archived: "boolean",
          teams: "jsonb",
        },
        records: () => ngo.owners.map(ownerRecord),
      },
      {
        name: "deal_pipelines",
        key: "pipelineId",
        ...whole,
        columns: {
          pipelineId: "varchar",
          label: "varchar",
          displayOrder: "bigint",
          active: "boolean",
          stages: "jsonb",
          objectType: "varchar",
          objectTypeId: "varchar",
          default: "boolean",
          createdAt: "bigint",
          updatedAt: "bigint",
        },
        records: () => ngo.pipelines.map(pipelineRecord),
      },
      ...crmStreams(ngo, { type: "companies", mode: "dedupe", linked: [] }),
      ...crmStreams(ngo, { type: "contacts", mode: "append", linked: ["companies"] }),
      ...crmStreams(ngo, { type: "deals", mode: "append", linked: ["companies", "contacts"] }),
    ],
  };
}
