import { dateTime, dateTimeOrNull } from "../gid.ts";
import type { Operation } from "./operations.ts";

/** One `BulkOperation`. The file is named only once it is whole, and not at all where no row was found. */
export function bulkPayload(operation: Operation) {
  const hasRows = operation.completedAt !== null && operation.objectCount > 0;
  const hasFile = hasRows && operation.status === "COMPLETED";
  return {
    __typename: "BulkOperation",
    id: operation.id,
    type: "QUERY",
    status: operation.status,
    errorCode: operation.errorCode,
    query: operation.query,
    createdAt: dateTime(operation.createdAt),
    completedAt: dateTimeOrNull(operation.completedAt),
    objectCount: String(operation.objectCount),
    rootObjectCount: String(operation.rootObjectCount),
    fileSize: hasFile ? String(operation.fileSize) : null,
    url: hasFile ? operation.url : null,
    partialDataUrl: hasRows && !hasFile ? operation.url : null,
  };
}
