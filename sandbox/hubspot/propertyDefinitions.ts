import type { ObjectTypeName } from "./objectType.ts";

type PropertyType = "string" | "number" | "date" | "datetime" | "bool" | "enumeration" | "phone_number";

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
  date: "date",
  datetime: "date",
  bool: "booleancheckbox",
  enumeration: "select",
  phone_number: "phonenumber",
};

type Row = readonly [name: string, label: string, type: PropertyType];

const COMMON: readonly Row[] = [
  ["hs_lastmodifieddate", "Last Modified Date", "datetime"],
  ["hs_object_id", "Record ID", "number"],
  ["hubspot_owner_id", "Owner", "enumeration"],
];

const DATED: Row = ["createdate", "Create Date", "datetime"];
const MERGED: Row = ["hs_merged_object_ids", "Merged record IDs", "enumeration"];

const ROWS: Record<ObjectTypeName, readonly Row[]> = {
  contacts: [
    ...COMMON,
    DATED,
    MERGED,
    ["email", "Email", "string"],
    ["firstname", "First Name", "string"],
    ["lastname", "Last Name", "string"],
    ["phone", "Phone Number", "phone_number"],
    ["country", "Country/Region", "string"],
    ["zip", "Postal Code", "string"],
    ["city", "City", "string"],
    ["lifecyclestage", "Lifecycle Stage", "enumeration"],
    ["hs_language", "Preferred language", "enumeration"],
    ["hs_additional_emails", "Additional email addresses", "enumeration"],
    ["hs_calculated_merged_vids", "Merged Contact IDs", "enumeration"],
    ["hs_analytics_source", "Original Traffic Source", "enumeration"],
    ["hs_email_optout", "Unsubscribed from all email", "bool"],
    ["hs_email_optout_21408517", "Opted out of email: Newsletter", "bool"],
    ["hs_legal_basis", "Legal basis for processing contact's data", "enumeration"],
    ["hs_marketable_status", "Marketing contact status", "enumeration"],
    ["lastmodifieddate", "Last Modified Date", "datetime"],
  ],
  companies: [
    ...COMMON,
    DATED,
    MERGED,
    ["name", "Company name", "string"],
    ["domain", "Company Domain Name", "string"],
    ["country", "Country/Region", "string"],
    ["industry", "Industry", "enumeration"],
    ["hs_additional_domains", "Additional Domains", "enumeration"],
  ],
  deals: [
    ...COMMON,
    DATED,
    MERGED,
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
    ["closed_lost_reason", "Closed Lost Reason", "string"],
    ["corals", "Corals", "number"],
    ["coral_site", "Coral site", "string"],
    ["ip__ecomm_bridge__ecomm_synced", "Ecomm Synced", "bool"],
    ["ip__ecomm_bridge__order_number", "Order Number", "string"],
  ],
  line_items: [
    ...COMMON,
    DATED,
    ["name", "Name", "string"],
    ["quantity", "Quantity", "number"],
    ["price", "Unit price", "number"],
    ["amount", "Net price", "number"],
    ["hs_total_discount", "Total discount", "number"],
    ["hs_line_item_currency_code", "Currency", "enumeration"],
    ["hs_product_id", "Product ID", "number"],
    ["hs_sku", "SKU", "string"],
    ["recurringbillingfrequency", "Billing frequency", "enumeration"],
  ],
  reef_sponsorship: [
    ...COMMON,
    ["hs_createdate", "Object create date/time", "datetime"],
    ["sponsorship_name", "Sponsorship", "string"],
    ["reef", "Reef", "enumeration"],
    ["nursery_tables", "Nursery tables", "number"],
    ["starts_on", "Starts on", "date"],
    ["yearly_amount", "Yearly amount", "number"],
    ["plaque_text", "Text on the plaque", "string"],
  ],
};

/** Names that the NGO gave itself. */
const OWN = /^(coral|reef|nursery|sponsorship|starts|yearly|plaque)/;

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
  line_items: define("line_items"),
  reef_sponsorship: define("reef_sponsorship"),
};

/** The definitions of a type as the account describes them. */
export const describedProperties = (type: ObjectTypeName) =>
  [...PROPERTIES[type].values()].map((property) => ({
    ...property,
    description: "",
    options: [],
    displayOrder: -1,
    calculated: false,
    externalOptions: false,
    hasUniqueValue: property.name === "hs_object_id",
    hidden: false,
    hubspotDefined: !OWN.test(property.name),
    modificationMetadata: { archivable: true, readOnlyDefinition: true, readOnlyValue: false },
    formField: true,
    archived: false,
  }));
