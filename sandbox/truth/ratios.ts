import { roundRatio } from "./allocate.ts";
import { toDecimal } from "./tally.ts";

const MILLION = 1_000_000;

/** Sums of what is above and below a fraction line, by key: a rate is a ratio of sums, never a mean of rates. */
export class Ratios {
  readonly #parts = new Map<string, { part: number; whole: number }>();

  add(key: string, part: number, whole: number): void {
    const { part: above, whole: below } = this.#parts.get(key) ?? { part: 0, whole: 0 };
    this.#parts.set(key, { part: above + part, whole: below + whole });
  }

  /** Six digits after the point by key; without a whole there is no rate. */
  decimals(): Record<string, string> {
    const entries = [...this.#parts].filter(([, { whole }]) => whole !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      entries.map(([key, { part, whole }]) => [key, toDecimal(roundRatio(part, MILLION, whole), 6)]),
    );
  }
}
