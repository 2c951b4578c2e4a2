import { describe, expect, it } from "vitest";
import { definitionOf, sourcesOf } from "./catalogue.ts";

describe("the catalogue", () => {
  it("defines a measure in both languages", () => {
    expect(definitionOf("fundraising.net_raised", "en")).toMatch(/refunds/);
    expect(definitionOf("fundraising.net_raised", "fr")).not.toBe(definitionOf("fundraising.net_raised", "en"));
    expect(definitionOf("fundraising.net_raised", "fr")).not.toContain("'");
  });

  it("knows what a figure stands on", () => {
    expect(sourcesOf("fundraising.net_raised")).toEqual(["shopify", "hubspot"]);
    expect(sourcesOf("pipeline.pipeline_amount")).toEqual(["hubspot"]);
  });
});
