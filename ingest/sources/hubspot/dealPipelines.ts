import { z } from "zod";
import type { Table } from "../../stream.ts";
import { defineStream } from "../../stream.ts";
import type { HubspotClient } from "./client.ts";
import { listPage } from "./listing.ts";

const instant = z.iso.datetime({ offset: true });

const pipeline = z.looseObject({
  id: z.string(),
  label: z.string(),
  displayOrder: z.number().int(),
  archived: z.boolean().default(false),
  createdAt: instant.nullish(),
  updatedAt: instant.nullish(),
  stages: z.array(
    z.looseObject({
      id: z.string(),
      label: z.string(),
      displayOrder: z.number().int(),
      metadata: z.record(z.string(), z.string()),
    }),
  ),
});

const table: Table = {
  schema: "raw_hubspot",
  name: "deal_pipelines",
  key: "pipelineId",
  columns: {
    pipelineId: "varchar",
    label: "varchar",
    displayOrder: "bigint",
    active: "boolean",
    stages: "jsonb",
    objectType: "varchar",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
  },
};

export const dealPipelines = defineStream<HubspotClient, z.infer<typeof pipeline>>({
  name: "deal_pipelines",
  item: pipeline,
  cursor: null,
  updated_at: () => null,
  key_of: (payload) => z.looseObject({ id: z.coerce.string() }).safeParse(payload).data?.id ?? null,
  expected: async () => null,
  read: async function* (client, ask) {
    const page = await client.get("/crm/pipelines/{version}/deals", {}, listPage, ask.signal);
    yield { payloads: page.results, windowed: false, through: null };
  },
  landings: [
    {
      table,
      rows: (item) => [
        {
          pipelineId: item.id,
          label: item.label,
          displayOrder: item.displayOrder,
          active: !item.archived,
          stages: item.stages.map(({ id, label, displayOrder, metadata }) => ({
            stageId: id,
            label,
            displayOrder,
            metadata,
          })),
          objectType: "DEAL",
          createdAt: item.createdAt ?? null,
          updatedAt: item.updatedAt ?? null,
        },
      ],
    },
  ],
});
