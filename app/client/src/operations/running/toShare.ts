import type { SyncProgress } from "../../../../shared/freshness.ts";

/** How far a stream's reading is, 0 to 1; null while its end is not known. A source's count may turn out too low. */
export const toShare = ({
  status,
  rows_read,
  expected_rows,
}: Pick<SyncProgress["streams"][number], "status" | "rows_read" | "expected_rows">): number | null => {
  if (status === "succeeded") return 1;
  if (status === "waiting") return 0;
  if (expected_rows === null || expected_rows === 0) return status === "running" ? null : 0;
  return Math.min(1, rows_read / expected_rows);
};
