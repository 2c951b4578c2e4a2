import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { project } from "../testing/env.ts";
import { mutate, readMutants, selectorOf } from "./mutant.ts";

const mutants = readMutants(join(project, "mutants"));

describe("mutants of the models", () => {
  it("are 25 or more, each with a name of its own", () => {
    expect(mutants.length).toBeGreaterThanOrEqual(25);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });

  it.each(mutants)("$name: its text stands once in $file", (mutant) => {
    const text = readFileSync(join(project, mutant.file), "utf8");
    expect(mutate(text, mutant)).not.toBe(text);
  });

  it("refuse a text that is there twice or not at all", () => {
    const rule = { name: "a", file: "models/a.sql", find: "x", replace: "y", caught_by: "t" };
    expect(() => mutate("x x", rule)).toThrow("2 times");
    expect(() => mutate("z", rule)).toThrow("0 times");
    expect(mutate("$& x", { ...rule, replace: "$&" })).toBe("$& $&");
  });

  it("are seen in what reads the model, or in everything", () => {
    const rule = { name: "a", find: "x", replace: "y", caught_by: "t" };
    expect(selectorOf({ ...rule, file: "models/marts/fct_deals.sql" })).toBe("fct_deals+");
    expect(selectorOf({ ...rule, file: "macros/time.sql" })).toBeNull();
  });
});
