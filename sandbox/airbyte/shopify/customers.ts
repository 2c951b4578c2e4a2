import { SHOP_CURRENCY } from "../../shopify/money.ts";
import type { Store } from "../../shopify/store.ts";
import type { ColumnType, LandedRecord } from "../landedTable.ts";
import { shopTime } from "../times.ts";
import { addressRecord } from "./address.ts";

export const customerColumns: Readonly<Record<string, ColumnType>> = {
  id: "bigint",
  email: "varchar",
  first_name: "varchar",
  last_name: "varchar",
  phone: "varchar",
  state: "varchar",
  tags: "varchar",
  note: "varchar",
  currency: "varchar",
  verified_email: "boolean",
  tax_exempt: "boolean",
  accepts_marketing: "boolean",
  email_marketing_consent: "jsonb",
  default_address: "jsonb",
  addresses: "jsonb",
  created_at: "timestamptz",
  updated_at: "timestamptz",
  admin_graphql_api_id: "varchar",
};

/** An account of the shop in REST's shape; null where `id` is nobody's any more. */
export function customerRecord(store: Store, id: number): LandedRecord | null {
  const index = store.ngo.personIndexOfCustomer(id);
  if (index === null) return null;
  const person = store.ngo.person(index);
  const account = person.customers.find((candidate) => candidate.id === id);
  if (!account) return null;
  const address = { ...addressRecord(person, person.country), id, customer_id: id, default: true };
  return {
    id,
    email: person.emails[account.email] ?? null,
    first_name: person.firstName,
    last_name: person.lastName,
    phone: person.phone,
    state: "disabled",
    tags: person.acceptsMarketing ? "newsletter" : "",
    note: null,
    currency: SHOP_CURRENCY,
    verified_email: true,
    tax_exempt: false,
    accepts_marketing: person.acceptsMarketing,
    email_marketing_consent: {
      state: person.acceptsMarketing ? "subscribed" : "not_subscribed",
      opt_in_level: person.acceptsMarketing ? "single_opt_in" : null,
      consent_updated_at: person.acceptsMarketing ? shopTime(account.updatedAt) : null,
    },
    default_address: address,
    addresses: [address],
    created_at: shopTime(account.createdAt),
    updated_at: shopTime(account.updatedAt),
    admin_graphql_api_id: `gid://shopify/Customer/${id}`,
  };
}
