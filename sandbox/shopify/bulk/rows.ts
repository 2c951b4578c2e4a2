/** One line of a bulk file. */
export type BulkRow = Record<string, unknown>;

/**
 * Takes the connections out of a node, also those inside objects of it: each nested node becomes a row of its own that names
 * its parent. Plain lists stay inline. `pageInfo` and cursors are left out.
 */
export function rowsOf(node: BulkRow, parentId: string | null): { own: BulkRow; nested: BulkRow[] } {
  const stripped = strip(node, typeof node.id === "string" ? node.id : null);
  if (parentId !== null) stripped.own.__parentId = parentId;
  return stripped;
}

function strip(object: BulkRow, id: string | null): { own: BulkRow; nested: BulkRow[] } {
  const own: BulkRow = {};
  const nested: BulkRow[] = [];
  for (const [key, value] of Object.entries(object)) {
    const inner = edgesOf(value);
    if (inner) {
      for (const child of inner) {
        const rows = rowsOf(child, id);
        nested.push(rows.own, ...rows.nested);
      }
    } else if (isRecord(value)) {
      const rows = strip(value, id);
      own[key] = rows.own;
      nested.push(...rows.nested);
    } else own[key] = value;
  }
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
