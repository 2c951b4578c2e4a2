import { z } from "zod";
import type { Table } from "../../stream.ts";
import { defineStream } from "../../stream.ts";
import type { HubspotClient } from "./client.ts";
import { readList } from "./listing.ts";

const instant = z.iso.datetime({ offset: true });

const owner = z.looseObject({
  id: z.string(),
  email: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  userId: z.number().int().nullish(),
  archived: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
});

const table: Table = {
  schema: "raw_hubspot",
  name: "owners",
  key: "id",
  columns: {
    id: "varchar",
    email: "varchar",
    firstName: "varchar",
    lastName: "varchar",
    userId: "bigint",
    archived: "boolean",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
  },
};

/** Owners are few and cannot be asked for by change date: read whole each time, those who left included. */
export const owners = defineStream<HubspotClient, z.infer<typeof owner>>({
  name: "owners",
  item: owner,
  cursor: null,
  updated_at: () => null,
  key_of: (payload) => z.looseObject({ id: z.coerce.string() }).safeParse(payload).data?.id ?? null,
  expected: async () => null,
  read: async function* (client, ask) {
    for (const archived of [false, true]) {
      for await (const payloads of readList(client, "/crm/owners/{version}", { archived }, ask.signal)) {
        yield { payloads, windowed: false, through: null };
      }
    }
  },
  landings: [
    {
      table,
      rows: (item) => [
        {
          id: item.id,
          email: item.email ?? null,
          firstName: item.firstName ?? null,
          lastName: item.lastName ?? null,
          userId: item.userId ?? null,
          archived: item.archived,
          createdAt: item.createdAt,
          updatedAt: item.updatedAt,
        },
      ],
    },
  ],
});
