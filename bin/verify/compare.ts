import { formatDecimal, parseDecimal } from "./decimal.ts";
import type { Figure } from "./figures.ts";

/** A cell of a row as Cube gives it. */
type Cell = string | number | boolean | null;
export type CubeRow = Record<string, Cell>;

/** Values of one figure by key; a total has the one key "". */
export type Values = Map<string, string>;

export type Comparison = { key: string; truth: string; atoll: string; isEqual: boolean };
export type ComparedFigure = { figure: Figure; comparisons: Comparison[]; problem: string | null };

/** The rows of a figure's query as values; a value that is null counts as none at all. Two rows of one key are an error. */
export function valuesOfRows(figure: Figure, rows: readonly CubeRow[]): Values {
  const [measure] = figure.query.measures;
  const values: Values = new Map();
  for (const row of rows) {
    const value = row[measure];
    if (value === undefined) throw new RangeError(`Cube's answer has no column ${measure}`);
    if (value === null) continue;
    const key = keyOf(figure, row);
    if (values.has(key)) throw new RangeError(`Cube answered ${key || "the total"} twice`);
    values.set(key, String(value));
  }
  return values;
}

function keyOf(figure: Figure, row: CubeRow): string {
  if (figure.key === null) return "";
  const cell = row[figure.key.column];
  if (cell === undefined) throw new RangeError(`Cube's answer has no column ${figure.key.column}`);
  if (cell === null) return "(none)";
  return figure.key.characters === null ? String(cell) : String(cell).slice(0, figure.key.characters);
}

/** Puts both sides beside each other, key by key; a key that one side lacks is 0 there. */
export function compareFigure(figure: Figure, truth: Values, atoll: Values): ComparedFigure {
  const keys = [...new Set([...truth.keys(), ...atoll.keys()])].sort();
  return {
    figure,
    comparisons: keys.map((key) => compareValue(figure, key, truth.get(key), atoll.get(key))),
    problem: null,
  };
}

function compareValue(figure: Figure, key: string, truth = "0", atoll = "0"): Comparison {
  const [stated, answered] = [readable(truth), readable(atoll)];
  const shown = (text: string, value: bigint | null) => (value === null ? text : formatDecimal(value, figure.digits));
  return {
    key,
    truth: shown(truth, stated),
    atoll: shown(atoll, answered),
    isEqual: stated !== null && stated === answered,
  };
}

/** Null for what is no exact decimal: it equals nothing and is shown as it is. */
function readable(text: string): bigint | null {
  try {
    return parseDecimal(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
