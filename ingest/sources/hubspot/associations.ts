import { z } from "zod";
import type { HubspotClient } from "./client.ts";
import { endlessPages, partialAnswer } from "./client.ts";

/** Ids of the associated records, per record id; records without any are absent. */
export type Associations = ReadonlyMap<string, string[]>;

/** HubSpot takes at most this many records in one association read. */
export const associationBatch = 1_000;

const answer = z.looseObject({
  results: z.array(
    z.looseObject({
      from: z.looseObject({ id: z.coerce.string() }),
      to: z.array(
        z.looseObject({
          toObjectId: z.coerce.string(),
          associationTypes: z.array(z.looseObject({ label: z.string().nullish() })),
        }),
      ),
      paging: z.looseObject({ next: z.looseObject({ after: z.string() }) }).nullish(),
    }),
  ),
  errors: z.array(z.looseObject({ message: z.string().optional(), subCategory: z.unknown().optional() })).optional(),
});

type Target = { id: string; is_primary: boolean };
type Input = { id: string; after?: string };

// Records that have no association are listed as errors of this kind, or left out.
const meansNone = (error: { subCategory?: unknown; message?: string | undefined }): boolean =>
  /NO_ASSOCIATIONS_FOUND/.test(String(error.subCategory)) || /no .*associat/i.test(error.message ?? "");

/**
 * Reads the associations from one object type to another, for at most a batch of records, to the end of each record's
 * list. The primary company comes first, the others from the oldest id on, so that the same links always read the same;
 * doubled ids are taken once.
 */
export async function readAssociations(
  client: HubspotClient,
  kind: { from: string; to: string },
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Associations> {
  const path = `/crm/associations/{version}/${kind.from}/${kind.to}/batch/read`;
  const found = new Map<string, Target[]>();
  let inputs: Input[] = ids.map((id) => ({ id }));
  while (inputs.length > 0) {
    const page = await client.post(path, { inputs }, answer, signal, (received) => {
      const fault = received.errors?.find((error) => !meansNone(error));
      return fault ? partialAnswer(fault.message ?? `associations from ${kind.from} to ${kind.to}`) : null;
    });
    for (const result of page.results) {
      const targets = result.to.map((target) => ({
        id: target.toObjectId,
        is_primary: target.associationTypes.some((type) => type.label === "Primary"),
      }));
      found.set(result.from.id, [...(found.get(result.from.id) ?? []), ...targets]);
    }
    const next: Input[] = page.results.flatMap(({ from, paging }) =>
      paging ? [{ id: from.id, after: paging.next.after }] : [],
    );
    if (next.some((wanted) => inputs.some((asked) => asked.id === wanted.id && asked.after === wanted.after)))
      throw endlessPages(`associations from ${kind.from} to ${kind.to}`);
    inputs = next;
  }
  const byAge = (a: Target, b: Target) =>
    Number(b.is_primary) - Number(a.is_primary) || a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
  const ordered = (targets: Target[]): string[] => [...new Set(targets.sort(byAge).map((target) => target.id))];
  return new Map([...found].map(([id, targets]) => [id, ordered(targets)]));
}
