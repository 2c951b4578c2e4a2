const PATTERN = /^gid:\/\/shopify\/(\w+)\/(\d+)(\?.*)?$/;

/** Shopify's global id, "gid://shopify/Order/123". */
export function gid(type: string, id: number | string): string {
  return `gid://shopify/${type}/${id}`;
}

/** The type and number in a global id; null where it is none, and the number is NaN-free. */
export function parseGid(text: string): { type: string; id: number } | null {
  const found = PATTERN.exec(text);
  return found?.[1] && found[2] ? { type: found[1], id: Number(found[2]) } : null;
}

/** Times leave Shopify's GraphQL as whole seconds in UTC. */
export function dateTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

export function dateTimeOrNull(at: number | null): string | null {
  return at === null ? null : dateTime(at);
}
