/** One line of a bulk file. */
export type BulkRow = Record<string, unknown>;

/**
 * Takes the connections out of a node: each nested node becomes a row of its own that names its parent. Plain lists stay
 * inline. `pageInfo` and cursors are left out.
 */
export function rowsOf(node: BulkRow, parentId: string | null): { own: BulkRow; nested: BulkRow[] } {
  const own: BulkRow = {};
  const nested: BulkRow[] = [];
  for (const [key, value] of Object.entries(node)) {
    const inner = edgesOf(value);
    if (!inner) {
      own[key] = value;
      continue;
    }
    for (const child of inner) {
      const rows = rowsOf(child, typeof node.id === "string" ? node.id : null);
      nested.push(rows.own, ...rows.nested);
    }
  }
  if (parentId !== null) own.__parentId = parentId;
  return { own, nested };
}

/** The nodes of a connection's value; null for any other value. */
export function edgesOf(value: unknown): BulkRow[] | null {
  if (!isRecord(value) || !Array.isArray(value.edges)) return null;
  return value.edges.flatMap((edge: unknown) => (isRecord(edge) && isRecord(edge.node) ? [edge.node] : []));
}

export function isRecord(value: unknown): value is BulkRow {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
