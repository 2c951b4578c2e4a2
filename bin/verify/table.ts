import type { ComparedFigure, Comparison } from "./compare.ts";
import { formatDecimal, parseDecimal } from "./decimal.ts";

type Line = [figure: string, key: string, truth: string, atoll: string, verdict: string];

const verdict = (isEqual: boolean) => (isEqual ? "pass" : "FAIL");

function sum(comparisons: readonly Comparison[], side: "truth" | "atoll", digits: number): string {
  const isReadable = (text: string) => /^-?\d+(\.\d+)?$/.test(text);
  const numbers = comparisons.map((comparison) => comparison[side]).filter(isReadable);
  return formatDecimal(
    numbers.reduce((total, text) => total + parseDecimal(text), 0n),
    digits,
  );
}

function linesOf({ figure, comparisons, problem }: ComparedFigure, all: boolean): Line[] {
  if (problem !== null) return [[figure.name, problem, "", "", "FAIL"]];
  const rows = comparisons.map(
    ({ key, truth, atoll, isEqual }): Line => [figure.name, key, truth, atoll, verdict(isEqual)],
  );
  if (all || figure.key === null) return rows;
  const differing = comparisons.filter(({ isEqual }) => !isEqual);
  const equal = comparisons.length - differing.length;
  // A sum of distinct counts says nothing, so it is shown for money alone.
  const sums = figure.digits === 2 && !figure.name.includes("original");
  const summary: Line = [
    figure.name,
    `${equal} of ${comparisons.length} equal`,
    sums ? sum(comparisons, "truth", figure.digits) : "",
    sums ? sum(comparisons, "atoll", figure.digits) : "",
    verdict(differing.length === 0),
  ];
  return [summary, ...differing.map(({ key, truth, atoll }): Line => ["", key, truth, atoll, "FAIL"])];
}

/** The table of all figures: one line for each that agrees throughout, one more for every value that differs; with `all` every value. */
export function formatTable(figures: readonly ComparedFigure[], all: boolean): string {
  const lines: Line[] = [["figure", "key", "truth", "Atoll", ""], ...figures.flatMap((figure) => linesOf(figure, all))];
  const width = (column: 0 | 1 | 2 | 3) => Math.max(...lines.map((line) => line[column].length));
  const widths = [width(0), width(1), width(2), width(3)] as const;
  return lines
    .map(([figure, key, truth, atoll, result]) =>
      [figure.padEnd(widths[0]), key.padEnd(widths[1]), truth.padStart(widths[2]), atoll.padStart(widths[3]), result]
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** How many values agree and how many do not; a figure that could not be asked counts as one that does not. */
export function countVerdicts(figures: readonly ComparedFigure[]): { passed: number; failed: number } {
  const comparisons = figures.flatMap((figure) => figure.comparisons);
  const passed = comparisons.filter(({ isEqual }) => isEqual).length;
  const problems = figures.filter(({ problem }) => problem !== null).length;
  return { passed, failed: comparisons.length - passed + problems };
}
