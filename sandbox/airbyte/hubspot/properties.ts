import type { CrmRecord } from "../../hubspot/crmRecord.ts";
import type { ObjectTypeName } from "../../hubspot/objectType.ts";
import type { PropertyDefinition } from "../../hubspot/propertyDefinitions.ts";
import { PROPERTIES } from "../../hubspot/propertyDefinitions.ts";
import type { ColumnType, LandedRecord } from "../landedTable.ts";

const TYPES: Partial<Record<PropertyDefinition["type"], ColumnType>> = {
  number: "numeric(38,9)",
  datetime: "timestamptz",
  bool: "boolean",
};

/** HubSpot says everything in texts; Airbyte casts by the property's type and leaves out what is not set. */
function typed(value: string | null | undefined, type: PropertyDefinition["type"]): string | number | boolean | null {
  if (value === null || value === undefined || value === "") return null;
  if (type === "number") return Number(value);
  if (type === "bool") return value === "true";
  return type === "datetime" ? value.replace(/(\.\d{3})Z$/, "$1000+00:00") : value;
}

export const propertyColumns = (type: ObjectTypeName): Record<string, ColumnType> => ({
  properties: "jsonb",
  ...Object.fromEntries(
    [...PROPERTIES[type].values()].map((property) => [
      `properties_${property.name}`,
      TYPES[property.type] ?? "varchar",
    ]),
  ),
});

/** The properties of a record, once in one object and once flattened. */
export function typedProperties(type: ObjectTypeName, record: CrmRecord): LandedRecord {
  const values = [...PROPERTIES[type].values()].map(
    (property) => [property.name, typed(record.properties[property.name], property.type)] as const,
  );
  return {
    properties: Object.fromEntries(values.filter(([, value]) => value !== null)),
    ...Object.fromEntries(values.map(([name, value]) => [`properties_${name}`, value])),
  };
}
