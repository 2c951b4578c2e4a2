import type { ObjectTypeName } from "./objectType.ts";

type PropertyType = "string" | "number" | "datetime" | "bool" | "enumeration" | "phone_number";

export type PropertyDefinition = {
  name: string;
  label: string;
  type: PropertyType;
  fieldType: string;
  groupName: string;
};

const FIELD_TYPES: Record<PropertyType, string> = {
  string: "text",
  number: "number",
  datetime: "date",
  bool: "booleancheckbox",
  enumeration: "select",
  phone_number: "phonenumber",
};

type Row = readonly [name: string, label: string, type: PropertyType];

const COMMON: readonly Row[] = [
  ["createdate", "Create Date", "datetime"],
  ["hs_lastmodifieddate", "Last Modified Date", "datetime"],
  ["hs_object_id", "Record ID", "number"],
  ["hubspot_owner_id", "Owner", "enumeration"],
];

const ROWS: Record<ObjectTypeName, readonly Row[]> = {
  contacts: [
    ...COMMON,
    ["email", "Email", "string"],
    ["firstname", "First Name", "string"],
    ["lastname", "Last Name", "string"],
    ["phone", "Phone Number", "phone_number"],
    ["country", "Country/Region", "string"],
    ["zip", "Postal Code", "string"],
    ["city", "City", "string"],
    ["lifecyclestage", "Lifecycle Stage", "enumeration"],
    ["hs_additional_emails", "Additional email addresses", "enumeration"],
    ["hs_merged_object_ids", "Merged record IDs", "enumeration"],
    ["hs_analytics_source", "Original Traffic Source", "enumeration"],
    ["hs_email_optout", "Unsubscribed from all email", "bool"],
    ["lastmodifieddate", "Last Modified Date", "datetime"],
  ],
  companies: [
    ...COMMON,
    ["name", "Company name", "string"],
    ["domain", "Company Domain Name", "string"],
    ["country", "Country/Region", "string"],
    ["industry", "Industry", "enumeration"],
  ],
  deals: [
    ...COMMON,
    ["dealname", "Deal Name", "string"],
    ["amount", "Amount", "number"],
    ["deal_currency_code", "Currency", "enumeration"],
    ["amount_in_home_currency", "Amount in company currency", "number"],
    ["dealstage", "Deal Stage", "enumeration"],
    ["pipeline", "Pipeline", "enumeration"],
    ["closedate", "Close Date", "datetime"],
    ["hs_is_closed", "Is Deal Closed?", "bool"],
    ["hs_is_closed_won", "Is Closed Won", "bool"],
    ["hs_deal_stage_probability", "Deal probability", "number"],
    ["corals", "Corals", "number"],
    ["coral_site", "Coral site", "string"],
    ["ip__ecomm_bridge__ecomm_synced", "Ecomm Synced", "bool"],
    ["ip__ecomm_bridge__order_number", "Order Number", "string"],
  ],
};

const define = (type: ObjectTypeName) =>
  new Map(
    ROWS[type].map(([name, label, kind]): [string, PropertyDefinition] => [
      name,
      { name, label, type: kind, fieldType: FIELD_TYPES[kind], groupName: `${type}information` },
    ]),
  );

/** The account's schema by internal name. */
export const PROPERTIES: Record<ObjectTypeName, ReadonlyMap<string, PropertyDefinition>> = {
  contacts: define("contacts"),
  companies: define("companies"),
  deals: define("deals"),
};
