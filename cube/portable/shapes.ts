import { cell } from "./cells.ts";
import { columnPlan, type PlannedColumn } from "./columnPlan.ts";
import type { Columns, TransformRequest } from "./types.ts";

function valuesOf(column: PlannedColumn, rows: Columns, count: number): unknown[] {
  if (column.kind === "constant") return new Array(count).fill(column.value);
  return (rows.columns[column.index] ?? []).map((value) => cell(value, column.type));
}

/** The `data` of an answer: rows as objects, or `compact` and `columnar` with the members named once. */
export function shapeData(request: TransformRequest, rows: Columns): unknown {
  const plan = columnPlan(request, rows);
  const count = rows.columns[0]?.length ?? 0;
  const members = plan.map((column) => column.member);
  const columns = plan.map((column) => valuesOf(column, rows, count));
  if (request.resType === "columnar") return { members, columns };
  const indexes = Array.from({ length: count }, (_, row) => row);
  if (request.resType === "compact")
    return { members, dataset: indexes.map((row) => columns.map((values) => values[row])) };
  return indexes.map((row) => Object.fromEntries(members.map((member, index) => [member, columns[index]?.[row]])));
}
