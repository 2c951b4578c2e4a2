import type { SetupStatus } from "../../../shared/setup.ts";

/** How much of the step under way is done: rows while reading, models while building; null where its end is not known. */
export const toSetUpCount = ({ step, streams, build }: SetupStatus): { done: number; total: number } | null => {
  if (step === "build")
    return build === null || build.nodes_total === 0 ? null : { done: build.nodes_done, total: build.nodes_total };
  if (step !== "ingest") return null;
  const sized = streams.filter(({ expected_rows }) => expected_rows !== null && expected_rows > 0);
  const total = sized.reduce((sum, { expected_rows }) => sum + (expected_rows ?? 0), 0);
  // A source may have grown while it was read: never more than all.
  const done = sized.reduce((sum, { rows, expected_rows }) => sum + Math.min(rows, expected_rows ?? 0), 0);
  return total === 0 ? null : { done, total };
};
