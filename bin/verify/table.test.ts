import { describe, expect, it } from "vitest";
import { type ComparedFigure, compareFigure } from "./compare.ts";
import { FIGURES } from "./figures.ts";
import { countVerdicts, formatTable } from "./table.ts";

function compared(name: string, truth: Record<string, string>, atoll: Record<string, string>): ComparedFigure {
  const figure = FIGURES.find((candidate) => candidate.name === name);
  if (!figure) throw new Error(`no figure ${name}`);
  return compareFigure(figure, new Map(Object.entries(truth)), new Map(Object.entries(atoll)));
}

const agreeing = () =>
  compared("net_raised_by_class", { tip: "1", donation: "2.5" }, { tip: "1.00", donation: "2.50" });
const differing = () => compared("corals_by_site", { Ahe: "10", Malolo: "3" }, { Ahe: "10", Malolo: "4" });
const cells = (line: string | undefined) => line?.trim().split(/ {2,}/);

describe("the table", () => {
  it("has one line with the sums for a figure that agrees throughout", () => {
    const lines = formatTable([agreeing()], false).split("\n");
    expect(lines).toHaveLength(2);
    expect(cells(lines[1])).toEqual(["net_raised_by_class", "2 of 2 equal", "3.50", "3.50", "pass"]);
  });

  it("adds a line for every value that differs", () => {
    const lines = formatTable([differing()], false).split("\n").slice(1);
    expect(lines.map(cells)).toEqual([
      ["corals_by_site", "1 of 2 equal", "FAIL"],
      ["Malolo", "3", "4", "FAIL"],
    ]);
  });

  it("has every value when all are asked for", () => {
    const lines = formatTable([agreeing(), differing()], true).split("\n").slice(1);
    expect(lines.map((line) => cells(line)?.at(-1))).toEqual(["pass", "pass", "pass", "FAIL"]);
  });

  it("says why a figure could not be compared", () => {
    const unknown = { ...agreeing(), comparisons: [], problem: "the truth does not state it" };
    expect(cells(formatTable([unknown], false).split("\n")[1])).toEqual([
      "net_raised_by_class",
      "the truth does not state it",
      "FAIL",
    ]);
  });

  it("counts values, and a figure that could not be compared as one failure", () => {
    const unknown = { ...agreeing(), comparisons: [], problem: "no" };
    expect(countVerdicts([agreeing(), differing(), unknown])).toEqual({ passed: 3, failed: 2 });
  });
});
