import type { Request, RequestHandler } from "express";
import { z } from "zod";
import { inIdOrder } from "./collections.ts";
import { CrmError, problemWithRequest } from "./crmError.ts";
import type { Collection, Collections, CrmRecord } from "./crmRecord.ts";
import { firstWhere, isoInstant } from "./crmRecord.ts";
import type { Links } from "./links.ts";
import { parseObjectType } from "./objectType.ts";
import { nextPage, present, presentHistory, presentLinks } from "./present.ts";

const LIST_LIMIT = 100;
const BATCH_LIMIT = 100;
/** Of a page or a batch once the history of a property is asked for. */
const HISTORY_LIMIT = 50;

const text = z.union([z.string(), z.array(z.string())]).optional();
/** Names in one comma-separated parameter or in several. */
export const namesIn = text.transform((given) =>
  [given ?? []].flat().flatMap((part) => part.split(",").filter((name) => name !== "")),
);
const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(LIST_LIMIT).default(10),
  after: z.string().regex(/^\d+$/).transform(Number).optional(),
  archived: z.enum(["true", "false"]).default("false"),
  properties: namesIn,
  propertiesWithHistory: namesIn,
  associations: namesIn,
});

const batchBody = z.object({
  inputs: z.array(z.object({ id: z.coerce.string() })),
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
  idProperty: z.literal("hs_object_id").nullish(),
});

/** What a request says, read by its schema; a misfit is a 400 that names the part. */
export function parsed<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw problemWithRequest(`${issue?.path.join(".") || "body"}: ${issue?.message ?? "not understood"}`);
}

function assertHistoryFits(asked: readonly string[], count: number): void {
  if (asked.length > 0 && count > HISTORY_LIMIT)
    throw problemWithRequest(`at most ${HISTORY_LIMIT} records with propertiesWithHistory, ${count} were asked for`);
}

export const typeOf = (req: Request) => parseObjectType(req.params.type?.toString() ?? "");

/** A record as reads find it: archived ones only when asked for, a merged-away id only through the contact that is left. */
function readable(collection: Collection, id: string, archived: boolean): CrmRecord | null {
  const record = /^\d+$/.test(id) ? collection.record(Number(id)) : null;
  return record && (record.archivedAt !== null) === archived ? record : null;
}

function pageOf(collection: Collection, after: number | undefined, limit: number, archived: boolean): CrmRecord[] {
  const ids = inIdOrder(collection.idsByUpdate());
  const page: CrmRecord[] = [];
  const start = after === undefined ? 0 : firstWhere(ids.length, (position) => (ids[position] ?? 0) > after);
  for (let position = start; position < ids.length && page.length < limit; position++) {
    const record = collection.record(ids[position] ?? 0);
    if (record && record.id === ids[position] && (record.archivedAt !== null) === archived) page.push(record);
  }
  return page;
}

/** GET of a type: by id, `archived=true` answers archived records and no others, `paging` only where more follow. */
export function listObjects(collections: Collections, links: Links): RequestHandler {
  return (req, res) => {
    const type = typeOf(req);
    const { limit, after, archived, properties, propertiesWithHistory, associations } = parsed(listQuery, req.query);
    assertHistoryFits(propertiesWithHistory, limit);
    const to = associations.map(parseObjectType);
    const found = pageOf(collections[type.name], after, limit + 1, archived === "true");
    const page = found.slice(0, limit);
    const last = page.at(-1);
    res.json({
      results: page.map((record) => ({
        ...present(type, record, properties),
        ...presentHistory(record, propertiesWithHistory),
        ...presentLinks(type, record.id, to, links),
      })),
      ...(last && found.length > limit ? { paging: nextPage(req, String(last.id)) } : {}),
    });
  };
}

/** GET of one record. */
export function readObject(collections: Collections, links: Links): RequestHandler {
  return (req, res) => {
    const type = typeOf(req);
    const { archived, properties, propertiesWithHistory, associations } = parsed(listQuery, req.query);
    const record = readable(collections[type.name], req.params.id?.toString() ?? "", archived === "true");
    if (!record) throw new CrmError(404, "resource not found", {});
    const to = associations.map(parseObjectType);
    res.json({
      ...present(type, record, properties),
      ...presentHistory(record, propertiesWithHistory),
      ...presentLinks(type, record.id, to, links),
    });
  };
}

/** POST of up to 100 ids; ids that lead nowhere make the answer a 207 that lists them. */
export function batchReadObjects(collections: Collections, now: () => number): RequestHandler {
  return (req, res) => {
    const startedAt = isoInstant(now());
    const type = typeOf(req);
    const { inputs, properties, propertiesWithHistory } = parsed(batchBody, req.body);
    assertHistoryFits(propertiesWithHistory, inputs.length);
    if (inputs.length > BATCH_LIMIT)
      throw problemWithRequest(`inputs: at most ${BATCH_LIMIT}, there are ${inputs.length}`);
    const archived = req.query.archived === "true";
    const missing: string[] = [];
    const found = new Map<number, CrmRecord>();
    for (const { id } of inputs) {
      const record = readable(collections[type.name], id, archived);
      if (record) found.set(record.id, record);
      else missing.push(id);
    }
    const error = {
      status: "error",
      category: "OBJECT_NOT_FOUND",
      message: `Could not get some ${type.singular.toUpperCase()} objects, they may be deleted or not exist. Check that ids are valid.`,
      context: { ids: missing },
    };
    res.status(missing.length > 0 ? 207 : 200).json({
      status: "COMPLETE",
      results: [...found.values()].map((record) => ({
        ...present(type, record, properties),
        ...presentHistory(record, propertiesWithHistory),
      })),
      ...(missing.length > 0 ? { numErrors: 1, errors: [error] } : {}),
      startedAt,
      completedAt: isoInstant(now()),
    });
  };
}
