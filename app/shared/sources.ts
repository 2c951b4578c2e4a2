import { z } from "zod";

/** Every source there is, in the order in which pages show them. */
export const sourceName = z.enum(["shopify", "hubspot", "ecb", "field"]);
export type SourceName = z.infer<typeof sourceName>;

type SourceFacts = {
  /** Its name in the server's own sentences; pages have it in the reader's language. */
  title: string;
  /** Data older than this is stale; null where two missed syncs say so. */
  fresh_hours: number | null;
  /** True where Atoll does without it: pages show it once something of it was read. */
  is_optional: boolean;
};

export const sources: Record<SourceName, SourceFacts> = {
  shopify: { title: "Shopify", fresh_hours: null, is_optional: false },
  hubspot: { title: "HubSpot", fresh_hours: null, is_optional: false },
  // It publishes on weekdays: over a long weekend the rates of Thursday are the newest there are.
  ecb: { title: "The European Central Bank", fresh_hours: 5 * 24, is_optional: true },
  field: { title: "Field data", fresh_hours: null, is_optional: true },
};

export const isSourceName = (name: string): name is SourceName => sourceName.safeParse(name).success;

/** What to call a source; its own name where it is none of ours any more. */
export const titleOf = (name: string): string => (isSourceName(name) ? sources[name].title : name);
