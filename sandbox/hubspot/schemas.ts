import type { RequestHandler } from "express";
import { CrmError } from "./crmError.ts";
import { isoInstant } from "./crmRecord.ts";
import { PORTAL, parseObjectType } from "./objectType.ts";
import { describedProperties } from "./propertyDefinitions.ts";

const MADE = isoInstant(Date.UTC(2022, 1, 9, 21, 3, 40, 118));

function sponsorshipSchema() {
  const type = parseObjectType("reef_sponsorship");
  const id = type.typeId.slice(2);
  return {
    id,
    objectTypeId: type.typeId,
    name: type.name,
    fullyQualifiedName: `p${PORTAL}_${type.name}`,
    labels: { singular: "Reef sponsorship", plural: "Reef sponsorships" },
    primaryDisplayProperty: "sponsorship_name",
    secondaryDisplayProperties: ["reef"],
    requiredProperties: ["sponsorship_name"],
    searchableProperties: ["sponsorship_name"],
    metaType: "PORTAL_SPECIFIC",
    properties: describedProperties(type.name),
    associations: [
      {
        id: "31",
        fromObjectTypeId: type.typeId,
        toObjectTypeId: "0-2",
        name: "reef_sponsorship_to_company",
        createdAt: MADE,
        updatedAt: MADE,
      },
    ],
    archived: false,
    createdAt: MADE,
    updatedAt: MADE,
  };
}

/** GET of the account's own object types, each with its properties. */
export const listSchemas: RequestHandler = (_req, res) => {
  res.json({ results: [sponsorshipSchema()] });
};

/** GET of one of them, by its full name or type id. */
export const readSchema: RequestHandler = (req, res) => {
  const type = parseObjectType(req.params.type?.toString() ?? "");
  if (type.name !== "reef_sponsorship") throw new CrmError(404, "Unable to find schema for object type", {});
  res.json(sponsorshipSchema());
};
