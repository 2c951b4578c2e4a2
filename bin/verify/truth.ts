import { z } from "zod";
import type { Values } from "./compare.ts";
import type { Figure } from "./figures.ts";
import { fetchJson, VerifyError } from "./mend.ts";

const figure = z.union([z.string(), z.number()]).transform(String);
const truth = z
  .object({ seed: z.number(), size: z.string(), now: z.string(), zone: z.string() })
  .catchall(z.union([figure, z.record(z.string(), figure)]));

export type Truth = z.output<typeof truth>;

/** What the sandbox's own ledger says. */
export async function readTruth(url: string): Promise<Truth> {
  const { status, body } = await fetchJson(
    `${url}/_sandbox/truth`,
    "Verify needs the sandbox: unset SHOPIFY_SHOP and HUBSPOT_ACCESS_TOKEN, then npm start.",
  );
  if (status !== 200)
    throw new VerifyError(`The sandbox answered ${status} instead of its truth. Read its log, then start it again.`);
  const result = truth.safeParse(body);
  if (!result.success) throw new VerifyError(`The sandbox's truth cannot be read: ${z.prettifyError(result.error)}`);
  return result.data;
}

/** The values that the truth states for a figure; null where it says nothing about it. */
export function valuesOfTruth(stated: Truth, { name, key }: Figure): Values | null {
  const value = stated[name];
  if (value === undefined) return null;
  if (key === null) return new Map([["", String(value)]]);
  return typeof value === "object" ? new Map(Object.entries(value)) : null;
}

const ABOUT = new Set(["seed", "size", "now", "zone"]);

/** Figures that the truth states and nobody asks Cube for. */
export function unasked(stated: Truth, figures: readonly Figure[]): string[] {
  const asked = new Set(figures.map(({ name }) => name));
  return Object.keys(stated).filter((name) => !ABOUT.has(name) && !asked.has(name));
}
