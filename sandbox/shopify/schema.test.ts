import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  buildClientSchema,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  parse,
  validate,
} from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { loadSchema } from "./schema.ts";

const specs = new URL("../../../shared/specs/shopify/", import.meta.url);
const introspection = new URL("admin_2026-10.json.gz", specs);
const examples = new URL("example-queries.graphql", specs);

const schema = loadSchema();

describe.skipIf(!existsSync(introspection))("the reduced schema", () => {
  let real: GraphQLSchema;
  // Not at collection time: a skipped suite is collected all the same, and the file may be absent.
  beforeAll(() => {
    real = buildClientSchema(JSON.parse(gunzipSync(readFileSync(introspection)).toString("utf8")).data);
  });
  const own = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith("__"));

  it.each(own.map((type) => type.name))("has %s as the real one has it", (name) => {
    const mine = schema.getType(name);
    const theirs = real.getType(name);
    expect(theirs?.constructor.name).toBe(mine?.constructor.name);
    if (isEnumType(mine)) expect(namesOf(theirs as GraphQLEnumType)).toEqual(expect.arrayContaining(namesOf(mine)));
    if (isUnionType(mine) && isUnionType(theirs)) {
      const types = theirs.getTypes().map(String);
      expect(types).toEqual(expect.arrayContaining(mine.getTypes().map(String)));
    }
    if (isInputObjectType(mine) && isInputObjectType(theirs)) {
      const real = theirs.getFields();
      for (const field of Object.values(mine.getFields()))
        expect(String(real[field.name]?.type), `${name}.${field.name}`).toBe(String(field.type));
      return;
    }
    if (!(isObjectType(mine) || isInterfaceType(mine)) || !(isObjectType(theirs) || isInterfaceType(theirs))) {
      expect(isScalarType(mine) || isEnumType(mine) || isUnionType(mine)).toBe(true);
      return;
    }
    expect(theirs.getInterfaces().map(String)).toEqual(expect.arrayContaining(mine.getInterfaces().map(String)));
    const realFields = theirs.getFields();
    for (const field of Object.values(mine.getFields())) {
      expect(described(realFields[field.name], field), `${name}.${field.name}`).toEqual(described(field, field));
    }
  });

  it("knows an invented field from a real one", () => {
    const field = schema.getQueryType()?.getFields().orders;
    if (!field) throw new Error("no orders");
    expect(described(undefined, field)).not.toEqual(described(field, field));
    expect(described({ ...field, args: [] }, field)).not.toEqual(described(field, field));
  });
});

describe.skipIf(!existsSync(examples))("the example queries", () => {
  it("are valid", () => {
    const problems = validate(schema, parse(readFileSync(examples, "utf8"))).map((error) => error.message);
    expect(problems).toEqual([]);
  });
});

function namesOf(type: GraphQLEnumType): string[] {
  return type.getValues().map((value) => value.name);
}

/** Type, and of the arguments those that `subset` has, with their types and defaults. */
function described(field: GraphQLField<unknown, unknown> | undefined, subset: GraphQLField<unknown, unknown>) {
  const wanted = new Set(subset.args.map((arg) => arg.name));
  const args = (field?.args ?? []).filter((arg) => wanted.has(arg.name));
  return {
    type: String(field?.type),
    args: args.map((arg) => `${arg.name}: ${arg.type} = ${arg.defaultValue}`).sort(),
  };
}
