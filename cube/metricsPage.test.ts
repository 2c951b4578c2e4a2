import { describe, expect, it } from "vitest";
import { formulas } from "./formulas.ts";
import { metricsPage } from "./metricsPage.ts";

const files = [
  {
    fileName: "cubes/lines.yml",
    content: `cubes:
  - name: lines
    public: false
    sql_table: marts.fct_lines
    measures:
      - {name: gifts, type: count_distinct, sql: "{CUBE}.gift_key", filters: [{sql: "{CUBE}.is_counted"}]}
      - {name: raised, type: sum, sql: "{CUBE}.net"}
      - {name: avg_gift, type: number, sql: "{raised} / nullif({gifts}, 0)"}`,
  },
  {
    fileName: "views/giving.yml",
    content: `views:
  - name: giving
    cubes:
      - join_path: a.lines
        includes: [gifts, {name: raised, alias: total}, avg_gift]`,
  },
];
const member = (name: string) => ({
  name: `giving.${name}`,
  title: name,
  shortTitle: name,
  description: `What ${name} is.`,
  type: "number",
  public: true,
  isVisible: true,
  meta: { title_fr: name, description_fr: name, unit: "count", additive: false, synonyms: { en: ["x"], fr: ["x"] } },
});
const view = {
  name: "giving",
  title: "Giving",
  description: "Gifts.",
  public: true,
  isVisible: true,
  measures: [member("gifts"), member("avg_gift")],
  dimensions: [],
  segments: [],
};

describe("the page of metrics", () => {
  it("says how a measure is reckoned, under the name that the view gives it", () => {
    const found = formulas(files);
    expect(found.get("giving.gifts")).toEqual({
      table: "marts.fct_lines",
      text: "count distinct(gift_key) where is_counted",
    });
    expect(found.get("giving.total")?.text).toBe("sum(net)");
    expect(found.get("giving.avg_gift")?.text).toBe("raised / nullif(gifts, 0)");
  });

  it("says what a metric is, that its parts do not add up, and who else defines it so", () => {
    const page = metricsPage([view], formulas(files), { gifts: "CiviCRM" });
    expect(page).toContain("### gifts\n\nWhat gifts is.\n");
    expect(page).toContain("adds up: no");
    expect(page).toContain("Defined so by: CiviCRM");
  });

  it("knows no precedent of a measure that is not there", () => {
    expect(() => metricsPage([view], formulas(files), { gone: "x" })).toThrow("gone");
  });
});
