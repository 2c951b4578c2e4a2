import { CrmError } from "./crmError.ts";

export type ObjectTypeName = "contacts" | "companies" | "deals" | "line_items" | "reef_sponsorship";

/** The account's number; custom objects carry it in their full name. */
export const PORTAL = 26_411_987;

export type ObjectType = {
  name: ObjectTypeName;
  singular: string;
  typeId: string;
  /** Contacts alone carry it under `lastmodifieddate`. */
  modifiedProperty: "lastmodifieddate" | "hs_lastmodifieddate";
  createdProperty: "createdate" | "hs_createdate";
  /** What is answered when a request names no properties. */
  defaults: readonly string[];
  /** Further names that requests may use. */
  aliases: readonly string[];
};

const OBJECT_TYPES: Record<ObjectTypeName, ObjectType> = {
  contacts: {
    name: "contacts",
    singular: "contact",
    typeId: "0-1",
    modifiedProperty: "lastmodifieddate",
    createdProperty: "createdate",
    defaults: ["createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"],
    aliases: [],
  },
  companies: {
    name: "companies",
    singular: "company",
    typeId: "0-2",
    modifiedProperty: "hs_lastmodifieddate",
    createdProperty: "createdate",
    defaults: ["createdate", "domain", "hs_lastmodifieddate", "hs_object_id", "name"],
    aliases: [],
  },
  deals: {
    name: "deals",
    singular: "deal",
    typeId: "0-3",
    modifiedProperty: "hs_lastmodifieddate",
    createdProperty: "createdate",
    defaults: [
      "amount",
      "closedate",
      "createdate",
      "dealname",
      "dealstage",
      "hs_lastmodifieddate",
      "hs_object_id",
      "pipeline",
    ],
    aliases: [],
  },
  line_items: {
    name: "line_items",
    singular: "line_item",
    typeId: "0-8",
    modifiedProperty: "hs_lastmodifieddate",
    createdProperty: "createdate",
    defaults: ["amount", "createdate", "hs_lastmodifieddate", "hs_object_id", "hs_product_id", "quantity"],
    aliases: [],
  },
  reef_sponsorship: {
    name: "reef_sponsorship",
    singular: "reef_sponsorship",
    typeId: "2-8431209",
    modifiedProperty: "hs_lastmodifieddate",
    createdProperty: "hs_createdate",
    defaults: ["hs_createdate", "hs_lastmodifieddate", "hs_object_id"],
    aliases: [`p${PORTAL}_reef_sponsorship`],
  },
};

/** Reads plural, singular (in any case) and numeric names: contacts, Contact, 0-1; a custom object's full name too. */
export function parseObjectType(name: string): ObjectType {
  const asked = name.toLowerCase();
  const type = Object.values(OBJECT_TYPES).find((candidate) =>
    [candidate.name, candidate.singular, candidate.typeId, ...candidate.aliases].includes(asked),
  );
  if (!type) throw new CrmError(400, `Unable to infer object type from: ${name}`, {});
  return type;
}
