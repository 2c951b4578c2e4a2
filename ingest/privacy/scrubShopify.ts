import { z } from "zod";
import type { Value } from "../stream.ts";
import type { Scrub } from "./scrub.ts";
import type { Tombstones } from "./tombstones.ts";

const object = z.record(z.string(), z.json());
const property = z.looseObject({ name: z.string(), value: z.json().optional() });
const lines = z.array(z.looseObject({ properties: z.array(property).nullish() }));
const person = z.looseObject({
  email: z.string().nullish(),
  customer: z.looseObject({ id: z.coerce.string() }).nullish(),
  line_items: z.unknown(),
});

const erased = "erased";
const isSaid = (value: unknown): boolean => String(value ?? "").trim() !== "";

/** The country alone: figures are told by country, and it is nobody's address. */
function countryOf(address: unknown): Value {
  const known = object.nullish().parse(address);
  if (!known) return null;
  return Object.fromEntries(
    ["country", "country_code"].flatMap((name) => (name in known ? [[name, known[name]]] : [])),
  );
}

/**
 * Lines without the names, addresses and messages of erased people: those of their own orders, and those of which they are the
 * recipient. That something was said stays, so that a gift for somebody else is still one. Null where nothing changes.
 */
function scrubLines(value: unknown, isTheirs: boolean, tombstones: Tombstones): Value {
  const parsed = lines.nullish().parse(value);
  let hasChanged = false;
  const scrubbed = (parsed ?? []).map((line) => {
    const properties = line.properties ?? [];
    const isFor = properties.some(({ value: said }) => typeof said === "string" && tombstones.hasEmail(said));
    if (!isTheirs && !isFor) return line;
    return {
      ...line,
      properties: properties.map((each) => {
        if (!isSaid(each.value) || each.value === erased || tombstones.keepsProperty(each.name)) return each;
        hasChanged = true;
        return { ...each, value: erased };
      }),
    };
  });
  return hasChanged ? z.json().parse(scrubbed) : null;
}

const whose = (row: Readonly<Record<string, unknown>>, tombstones: Tombstones) => {
  const { email = null, customer } = person.parse(row);
  const isTheirs = tombstones.hasRecord("shopify_customer_id", customer?.id ?? null) || tombstones.hasEmail(email);
  return {
    isTheirs,
    email: email && tombstones.pseudonym(email),
    customer: customer ? { id: Number(customer.id) } : null,
  };
};

const withoutNote = (refunds: unknown): Value =>
  z
    .json()
    .parse((z.array(z.looseObject({})).nullish().parse(refunds) ?? []).map((refund) => ({ ...refund, note: null })));

export const scrubOrder: Scrub = (row, tombstones) => {
  const { isTheirs, email, customer } = whose(row, tombstones);
  const line_items = scrubLines(row.line_items, isTheirs, tombstones);
  const told: Record<string, Value> = line_items === null ? {} : { line_items };
  if (!isTheirs) return line_items === null ? null : told;
  return {
    ...told,
    email,
    customer,
    phone: null,
    note: null,
    note_attributes: [],
    billing_address: countryOf(row.billing_address),
    shipping_address: countryOf(row.shipping_address),
    // Airbyte's table alone has these.
    contact_email: null,
    browser_ip: null,
    client_details: null,
    refunds: withoutNote(row.refunds),
  };
};

export const scrubCheckout: Scrub = (row, tombstones) => {
  const { isTheirs, email, customer } = whose(row, tombstones);
  const line_items = scrubLines(row.line_items, isTheirs, tombstones);
  const told: Record<string, Value> = line_items === null ? {} : { line_items };
  if (!isTheirs) return line_items === null ? null : told;
  return {
    ...told,
    email,
    customer: customer && { ...customer, email },
    abandoned_checkout_url: null,
    note: null,
    note_attributes: [],
    billing_address: countryOf(row.billing_address),
    shipping_address: countryOf(row.shipping_address),
  };
};

export const scrubCustomer: Scrub = (row, tombstones) => {
  const email = z.string().nullish().parse(row.email) ?? null;
  if (!tombstones.hasRecord("shopify_customer_id", String(row.id)) && !tombstones.hasEmail(email)) return null;
  return {
    email: email && tombstones.pseudonym(email),
    first_name: null,
    last_name: null,
    phone: null,
    tags: null,
    note: null,
    accepts_marketing: false,
    accepts_marketing_updated_at: null,
    email_marketing_consent: { state: "redacted" },
    sms_marketing_consent: { state: "redacted" },
    default_address: countryOf(row.default_address),
  };
};

export const scrubContract: Scrub = (row, tombstones) =>
  tombstones.hasRecord("shopify_customer_id", String(row.customer_id)) ? { note: null, note_attributes: [] } : null;
