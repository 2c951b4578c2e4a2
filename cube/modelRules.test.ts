import { describe, expect, it } from "vitest";
import type { PublicView } from "./meta.ts";
import { readModel } from "./model.ts";
import { modelProblems } from "./modelRules.ts";
import { semanticCheck } from "./semanticCheck.ts";

const cubeFile = (content: string) => modelProblems([{ fileName: "cubes/gifts.yml", content }], []);
const viewFile = (content: string) => modelProblems([{ fileName: "views/gifts.yml", content }], []);

const measure = (name: string, en: string[], fr: string[]) => ({
  name,
  title: name,
  shortTitle: `The ${name}`,
  description: "What it counts, and what not.",
  type: "number",
  public: true,
  isVisible: true,
  meta: {
    title_fr: `Le ${name}`,
    description_fr: "Ce qu'il compte ou non.",
    unit: "gifts",
    additive: true,
    synonyms: { en, fr },
  },
});
const view = (measures: PublicView["measures"]): PublicView => ({
  name: "giving",
  title: "Giving",
  description: "Gifts.",
  public: true,
  isVisible: true,
  meta: { title_fr: "Dons", description_fr: "Les dons.", sources: ["shopify"] },
  measures,
  dimensions: [],
  segments: [],
});
const viewOf = (...measures: PublicView["measures"]) => modelProblems([], [view(measures)]);

describe("the model of this project", () => {
  it("keeps every rule, and what is made from it is fresh", async () => {
    expect(await semanticCheck()).toEqual([]);
  });

  it("has a rollup wherever a cube sums", async () => {
    const files = await readModel();
    const summing = files.filter((file) => file.content.includes("pre_aggregations:")).map((file) => file.fileName);
    expect(summing).toEqual([
      "cubes/adopted_corals.yml",
      "cubes/coral_coverage.yml",
      "cubes/deals.yml",
      "cubes/gift_lines.yml",
      "cubes/recurring_months.yml",
    ]);
  });
});

describe("modelProblems", () => {
  it("passes a private cube over marts", () => {
    expect(cubeFile("cubes: [{ name: gifts, public: false, sql_table: marts.fct_gifts }]")).toEqual([]);
  });

  it.each([
    ["cubes: [{ name: gifts, sql_table: marts.fct_gifts }]", /public: false/],
    ["cubes: [{ name: gifts, public: false, sql_table: staging.gifts }]", /must name a table of marts/],
    ["cubes: [{ name: gifts, public: false, sql: select * from raw_shopify.orders }]", /reads raw_shopify.orders/],
    [
      "cubes: [{ name: gifts, public: false, sql: 'select * from marts.a', measures: [{ name: n, sql: '(select 1 from app.users)' }] }]",
      /reads app.users/,
    ],
    [
      "cubes: [{ name: gifts, public: false, sql_table: marts.a, pre_aggregations: [{ name: r, external: false, refresh_key: { every: 1 hour } }] }]",
      /refresh_key/,
    ],
  ])("refuses %s", (content, problem) => {
    expect(cubeFile(content).join("\n")).toMatch(problem);
  });

  it("refuses views that take everything", () => {
    expect(
      viewFile('views: [{ name: giving, public: true, cubes: [{ join_path: gifts, includes: "*" }] }]').join(),
    ).toMatch(/never/);
  });

  it("wants a sentence in both languages, and whether a measure adds up", () => {
    const bare = measure("giving.gifts", ["a"], ["b"]);
    expect(viewOf(bare)).toEqual([]);
    expect(viewOf({ ...bare, description: "no capital" })).toEqual([
      "giving.gifts: needs a description of one sentence",
    ]);
    expect(viewOf({ ...bare, meta: { ...bare.meta, description_fr: "" } })).toHaveLength(1);
    expect(viewOf({ ...bare, meta: { ...bare.meta, additive: undefined } })).toEqual([
      "giving.gifts: needs meta.additive",
    ]);
    expect(viewOf({ ...bare, meta: undefined })).toHaveLength(1);
  });

  it("refuses a word that means two members of a kind", () => {
    const problems = viewOf(
      measure("giving.gifts", ["donations"], ["dons"]),
      measure("giving.money", ["Donations"], ["fonds"]),
    );
    expect(problems).toEqual(['"donations" (en) means both giving.gifts and giving.money']);
  });
});
