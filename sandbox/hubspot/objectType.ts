import { CrmError } from "./crmError.ts";

export type ObjectTypeName = "contacts" | "companies" | "deals";

export type ObjectType = {
  name: ObjectTypeName;
  singular: "contact" | "company" | "deal";
  typeId: string;
  /** Contacts alone carry it under `lastmodifieddate`. */
  modifiedProperty: "lastmodifieddate" | "hs_lastmodifieddate";
  /** What is answered when a request names no properties. */
  defaults: readonly string[];
};

const OBJECT_TYPES: Record<ObjectTypeName, ObjectType> = {
  contacts: {
    name: "contacts",
    singular: "contact",
    typeId: "0-1",
    modifiedProperty: "lastmodifieddate",
    defaults: ["createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"],
  },
  companies: {
    name: "companies",
    singular: "company",
    typeId: "0-2",
    modifiedProperty: "hs_lastmodifieddate",
    defaults: ["createdate", "domain", "hs_lastmodifieddate", "hs_object_id", "name"],
  },
  deals: {
    name: "deals",
    singular: "deal",
    typeId: "0-3",
    modifiedProperty: "hs_lastmodifieddate",
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
  },
};

/** Reads plural, singular (in any case) and numeric names: contacts, Contact, 0-1. */
export function parseObjectType(name: string): ObjectType {
  const asked = name.toLowerCase();
  const type = Object.values(OBJECT_TYPES).find(
    (candidate) => asked === candidate.name || asked === candidate.singular || asked === candidate.typeId,
  );
  if (!type) throw new CrmError(400, `Unable to infer object type from: ${name}`, {});
  return type;
}
