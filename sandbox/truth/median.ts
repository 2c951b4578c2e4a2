import { toDecimal } from "./tally.ts";

/** The middle one, or half-way between the two in the middle. */
export function medianOf(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  const high = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return toDecimal((low + high) * 5, 1);
}
