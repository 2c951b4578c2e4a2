import { envelope, pivotQuery } from "./envelope.ts";
import { shapeData } from "./shapes.ts";
import type { Columns, Envelope, QueryType, TransformRequest } from "./types.ts";

const bytes = (value: unknown): ArrayBuffer => {
  const encoded = new TextEncoder().encode(JSON.stringify(value));
  return encoded.buffer.slice(encoded.byteOffset, encoded.byteOffset + encoded.byteLength);
};

const columnsOf = (rows: Buffer): Columns => JSON.parse(rows.toString("utf8"));

/** What the native addon's function of the same name does: the whole answer as JSON. Rejects where a member is hidden. */
export async function getFinalQueryResult(
  request: TransformRequest,
  rows: Buffer,
  result: Envelope,
): Promise<ArrayBuffer> {
  return bytes(envelope(result, shapeData(request, columnsOf(rows))));
}

/** The same for several queries asked as one. */
export async function getFinalQueryResultMulti(
  requests: TransformRequest[],
  rows: Buffer[],
  response: { queryType: QueryType; results: Envelope[]; slowQuery?: boolean },
): Promise<ArrayBuffer> {
  const results = response.results.map((result, index) => {
    const request = requests[index];
    const data = rows[index];
    if (!request || !data) throw new Error(`Expected ${response.results.length} results, got ${requests.length}`);
    return envelope(result, shapeData(request, columnsOf(data)));
  });
  return bytes({
    queryType: response.queryType,
    results,
    pivotQuery: pivotQuery(
      response.queryType,
      response.results.map((result) => result.query),
    ),
    slowQuery: response.slowQuery === true,
  });
}
