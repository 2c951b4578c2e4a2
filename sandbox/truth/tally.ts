/** Exact sums per key, in minor units or plain counts. */
export class Tally {
  readonly #sums = new Map<string, number>();

  add(key: string, amount: number): void {
    const sum = (this.#sums.get(key) ?? 0) + amount;
    if (!Number.isSafeInteger(sum)) throw new RangeError(`the sum of ${key} is no exact integer: ${sum}`);
    this.#sums.set(key, sum);
  }

  total(): number {
    return [...this.#sums.values()].reduce((all, sum) => all + sum, 0);
  }

  /** Counts by key, keys in order. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#sums].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Decimals by key; `digits` of a key's currency, two unless told. */
  decimals(digits: (key: string) => number = () => 2): Record<string, string> {
    return Object.fromEntries(Object.entries(this.counts()).map(([key, sum]) => [key, toDecimal(sum, digits(key))]));
  }
}

/** 123450 with two digits is "1234.50". */
export function toDecimal(minor: number, digits = 2): string {
  if (digits === 0) return String(minor);
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  return `${minor < 0 ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
