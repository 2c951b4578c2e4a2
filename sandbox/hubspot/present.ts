import type { Request } from "express";
import type { CrmRecord } from "./crmRecord.ts";
import { isoInstant } from "./crmRecord.ts";
import type { LinkKind } from "./linkKind.ts";
import { linkKind } from "./linkKind.ts";
import type { Link, Links } from "./links.ts";
import { type ObjectType, PORTAL } from "./objectType.ts";
import { PROPERTIES } from "./propertyDefinitions.ts";

/** Names the record always answers with, whatever was asked for. */
const systemProperties = (type: ObjectType) => [type.createdProperty, "hs_object_id", type.modifiedProperty];

function chosenProperties(type: ObjectType, record: CrmRecord, asked: readonly string[]): CrmRecord["properties"] {
  const known = asked.filter((name) => PROPERTIES[type.name].has(name));
  const names = asked.length === 0 ? type.defaults : [...new Set([...systemProperties(type), ...known])];
  return Object.fromEntries([...names].sort().map((name) => [name, record.properties[name] ?? null]));
}

/** A primary link is listed twice, under its own name and under the plain one, as HubSpot does. */
function listed({ plainName, primaryName }: LinkKind, links: readonly Link[]) {
  const named = (link: Link) => (link.isPrimary && primaryName !== null ? [primaryName, plainName] : [plainName]);
  return links.flatMap((link) => named(link).map((type) => ({ id: String(link.id), type })));
}

/** Links of one record for the types that a request names; types without a link are left out. */
export function presentLinks(from: ObjectType, id: number, to: readonly ObjectType[], links: Links) {
  const lists = to.map((type) => ({ type, results: listed(linkKind(from, type), links(from, id, type)) }));
  const found = lists.filter(({ results }) => results.length > 0);
  return found.length === 0
    ? {}
    : { associations: Object.fromEntries(found.map(({ type, results }) => [type.name, { results }])) };
}

/** HubSpot's object: every property value a string or null, times in ISO with milliseconds, `archivedAt` only where it is. */
export function present(type: ObjectType, record: CrmRecord, asked: readonly string[]) {
  return {
    id: String(record.id),
    properties: chosenProperties(type, record, asked),
    createdAt: isoInstant(record.createdAt),
    updatedAt: isoInstant(record.updatedAt),
    archived: record.archivedAt !== null,
    ...(record.archivedAt === null ? {} : { archivedAt: isoInstant(record.archivedAt) }),
    url: `https://app.hubspot.com/contacts/${PORTAL}/record/${type.typeId}/${record.id}`,
  };
}

/** Values of the asked properties from the newest to the oldest, the current one first, as the account's users set them. */
export function presentHistory(record: CrmRecord, asked: readonly string[]) {
  if (asked.length === 0) return {};
  const listed = asked.map((name) => {
    const kept = record.history?.[name] ?? [];
    const versions = kept.toReversed().map(({ at, value }, i) => ({
      value,
      timestamp: isoInstant(at),
      sourceType: i === kept.length - 1 ? "INTEGRATION" : "CRM_UI",
      sourceId: i === kept.length - 1 ? "1160452" : "userId:11450117",
      ...(i === kept.length - 1 ? {} : { updatedByUserId: 11_450_117 }),
    }));
    return [name, versions];
  });
  return { propertiesWithHistory: Object.fromEntries(listed) };
}

/** The `paging` part of a page that is not the last. */
export function nextPage(req: Request, after: string) {
  const link = new URL(req.originalUrl, `${req.protocol}://${req.get("host") ?? "localhost"}`);
  link.searchParams.set("after", after);
  return { next: { after, link: link.href } };
}
