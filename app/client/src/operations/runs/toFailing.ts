import type { BuildProgress } from "../../../../shared/freshness.ts";

type Failure = BuildProgress["failures"][number];

/** How many rows a failed test of dbt found at fault, where its message says so: `Got 3 results, configured to fail if != 0`. */
export const toFailing = ({ kind, message }: Failure): number | null => {
  if (!kind.includes("test")) return null;
  const found = /\bGot (\d+) results?\b/.exec(message)?.[1];
  return found === undefined ? null : Number(found);
};
