import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");
const schema = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  enum: z.array(z.string()).default([]),
});
const spec = z
  .object({
    paths: z.record(z.string(), z.record(z.string(), z.unknown())),
    components: z.object({ schemas: z.record(z.string(), schema) }),
  })
  .parse(parse(read("openapi.yaml")));

describe("the generated types of Airbyte's API", () => {
  it("have every path, schema, property and word of the OpenAPI file, and are as new as it", () => {
    const generated = read("api.gen.ts");
    const words = [
      ...Object.keys(spec.paths).map((path) => `"${path}"`),
      ...Object.entries(spec.components.schemas).flatMap(([name, { properties, enum: values }]) => [
        `${name}: `,
        ...Object.keys(properties),
        ...values.map((value) => `"${value}"`),
      ]),
    ];
    expect(words.filter((word) => !generated.includes(word))).toEqual([]);
    const operations = Object.values(spec.paths).flatMap((path) =>
      Object.values(path).flatMap((operation) => z.object({ operationId: z.string() }).safeParse(operation).data ?? []),
    );
    const made = [...generated.slice(generated.indexOf("export interface operations")).matchAll(/^ {4}(\w+): \{/gm)];
    expect(made.map(([, name]) => name).toSorted()).toEqual(
      operations.map(({ operationId }) => operationId).toSorted(),
    );
  });
});
