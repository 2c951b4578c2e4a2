import { z } from "zod";
import type { Value } from "../../stream.ts";
import { instant } from "./shape.ts";

/** A visit before an order: its first, its last, or any moment of its journey. */
export const visitFields = `fragment Visit on CustomerVisit {
  occurredAt source landingPage referrerUrl
  utmParameters { source medium campaign }
}`;

export const momentFields = "fragment Moment on CustomerMoment { occurredAt ... on CustomerVisit { ...Visit } }";

export const visit = z.object({
  occurredAt: instant,
  source: z.string(),
  landingPage: z.string().nullable(),
  referrerUrl: z.string().nullable(),
  utmParameters: z
    .object({ source: z.string().nullable(), medium: z.string().nullable(), campaign: z.string().nullable() })
    .nullable(),
});

/** Moments that are no visits have nothing but their time. */
export const moment = visit.partial().extend({ occurredAt: instant });

type Visit = z.infer<typeof visit>;

/** The order of moments; two of one second have it too. */
export function inTime(a: z.infer<typeof moment>, b: z.infer<typeof moment>): number {
  const [left, right] = [a, b].map((one) => `${one.occurredAt} ${JSON.stringify(toMoment(one))}`);
  return (left ?? "") < (right ?? "") ? -1 : 1;
}

export const toMoment = (one: z.infer<typeof moment>): Value => ({
  occurred_at: one.occurredAt,
  source: one.source ?? null,
  landing_page: one.landingPage ?? null,
  referrer_url: one.referrerUrl ?? null,
  utm_parameters: one.utmParameters ?? null,
});

/** Path and query of a visit's landing page, with the campaign in the query, as REST's `landing_site` has it. */
export function toLandingSite(visited: Visit | null): string | null {
  if (!visited?.landingPage || !URL.canParse(visited.landingPage, "https://shop.invalid"))
    return visited?.landingPage ?? null;
  const url = new URL(visited.landingPage, "https://shop.invalid");
  for (const [name, value] of Object.entries(visited.utmParameters ?? {})) {
    if (value !== null && !url.searchParams.has(`utm_${name}`)) url.searchParams.set(`utm_${name}`, value);
  }
  return `${url.pathname}${url.search}`;
}
