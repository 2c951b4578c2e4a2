import { z } from "zod";

const instant = z.iso.datetime({ offset: true });

const version = z.looseObject({
  value: z.string().nullable(),
  timestamp: instant,
  sourceType: z.string().nullish(),
  sourceId: z.string().nullish(),
  sourceLabel: z.string().nullish(),
  updatedByUserId: z.number().int().nullish(),
});

/** A record of any type; every property value is a string, unset ones are null or "". `associations` is filled in by us. */
export const crmObject = z.looseObject({
  id: z.string().regex(/^\d+$/, "not a numeric id"),
  createdAt: instant,
  updatedAt: instant,
  archived: z.boolean(),
  archivedAt: instant.nullish(),
  properties: z.record(z.string(), z.string().nullable()),
  propertiesWithHistory: z.record(z.string(), z.array(version)).nullish(),
  associations: z.record(z.string(), z.array(z.string())),
});

export type CrmObject = z.infer<typeof crmObject>;

export const identified = z.looseObject({ id: z.coerce.string() });

/** The id of a record as it came, before it is known to be one. */
export const keyOf = (payload: unknown): string | null => identified.safeParse(payload).data?.id ?? null;
