import { z } from "zod";

const wholeNumber = z.int().nonnegative();
/** Minor units of EUR. */
const cents = z.int().positive();

export const orderWish = z.strictObject({
  /** Index of an existing person; somebody is picked where it is left out. */
  person: wholeNumber.optional(),
  site: z.enum(["moorea", "tikehau", "ahe", "malolo", "koh_mak"]).optional(),
  corals: z.int().positive().max(1000).optional(),
  /** A donation of this many euro cents instead of corals. */
  donation: cents.optional(),
  currency: z.enum(["EUR", "USD", "XPF"]).optional(),
  channel: z
    .enum(["email", "instagram", "facebook", "google_ads", "organic_search", "referral", "direct", "events", "unknown"])
    .optional(),
  /** When the gift happened, for one entered late; ISO with zone. */
  at: z.iso.datetime({ offset: true }).transform(Date.parse).optional(),
});

export const refundWish = z.strictObject({
  line_index: wholeNumber.optional(),
  quantity: z.int().positive().optional(),
  /** Euro cents paid back without naming a line. Nothing at all pays back the whole order. */
  amount: cents.optional(),
});

export const editWish = z.strictObject({
  line_index: wholeNumber.default(0),
  /** What is left of the line after the edit. */
  quantity: wholeNumber,
});

export const rateWish = z.strictObject({
  date: z.iso.date(),
  currency: z.string().regex(/^[A-Z]{3}$/, "must be a currency code"),
  units: z.string().regex(/^\d+(\.\d+)?$/, 'must be a number as text, such as "1.1172"'),
});

export const mergeWish = z.strictObject({ primary_id: wholeNumber, merged_id: wholeNumber });

export const contactWish = z.strictObject({
  opted_out: z.boolean().optional(),
  phone: z.string().nullable().optional(),
});

export const moveWish = z.strictObject({ stage: z.string().min(1) });

const removed = z.boolean().default(false);
export const contactLinkWish = z.strictObject({ company_id: wholeNumber, removed });
/** A deal's links to a company, a contact or both; `removed` takes them away. */
export const dealLinkWish = z.strictObject({
  company_id: wholeNumber.optional(),
  contact_id: wholeNumber.optional(),
  removed,
});
