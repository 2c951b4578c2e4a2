import { z } from "zod";
import type { Errand, Meaning } from "./errand.ts";
import { errandsOf, refused } from "./errand.ts";

const id = z.union([z.number().int().positive(), z.string().regex(/^\d{1,18}$/)]).transform(String);

const event = z.looseObject({
  objectId: id.optional(),
  objectTypeId: z.string().optional(),
  // The documentation's example says eventType where real deliveries say subscriptionType.
  subscriptionType: z.string().optional(),
  eventType: z.string().optional(),
  primaryObjectId: id.optional(),
  mergedObjectIds: z.array(id).optional(),
  newObjectId: id.nullish(),
  associationType: z.string().optional(),
  fromObjectId: id.optional(),
  toObjectId: id.optional(),
});

const streams: Readonly<Record<string, string>> = {
  contact: "contacts",
  company: "companies",
  deal: "deals",
  line_item: "line_items",
  "0-1": "contacts",
  "0-2": "companies",
  "0-3": "deals",
  "0-8": "line_items",
};
const goneBy: Readonly<Record<string, Errand["gone"]>> = { deletion: "deleted", privacyDeletion: "erased" };

type Event = z.infer<typeof event>;

function associationErrands({ associationType, fromObjectId, toObjectId }: Event): Errand[] {
  const [from, to] = (associationType ?? "").toLowerCase().split("_to_");
  return [
    { type: from, id: fromObjectId },
    { type: to, id: toObjectId },
  ].flatMap((end) => {
    const stream = streams[end.type ?? ""];
    return stream && end.id ? [{ stream, id: end.id, gone: null }] : [];
  });
}

function mergeErrands(stream: string, { objectId, primaryObjectId, mergedObjectIds, newObjectId }: Event): Errand[] {
  const kept = [objectId, primaryObjectId, newObjectId].flatMap((wanted) => wanted ?? []);
  const merged = (mergedObjectIds ?? []).filter((wanted) => wanted !== newObjectId);
  return [
    ...kept.filter((wanted) => !merged.includes(wanted)).map((wanted) => ({ stream, id: wanted, gone: null })),
    ...merged.map((wanted) => ({ stream, id: wanted, gone: "deleted" as const })),
  ];
}

/** Which records a HubSpot event is about; both of an association's ends and all of a merge's records are read again. */
export function readHubspotEvent(body: unknown): Meaning {
  const parsed = event.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refused(`the event's ${issue?.path.join(".") || "body"} is not usable: ${issue?.message}`);
  }
  const { data } = parsed;
  const type = data.subscriptionType ?? data.eventType;
  if (!type) return refused("the event does not say its subscriptionType");
  const [object = "", what = ""] = type.split(".");
  if (what === "associationChange") return errandsOf(associationErrands(data), type);
  const stream = streams[object === "object" ? (data.objectTypeId ?? "") : object];
  if (!stream) return { kind: "ignored", reason: `no stream follows ${type}` };
  if (what === "merge") return errandsOf(mergeErrands(stream, data), type);
  if (!data.objectId) return refused("the event does not say its objectId");
  return { kind: "errands", errands: [{ stream, id: data.objectId, gone: goneBy[what] ?? null }] };
}
