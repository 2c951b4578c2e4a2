/** `a * b / c` rounded half away from zero, exact for safe integers however large the product. `c` is not zero. */
export function roundRatio(a: number, b: number, c: number): number {
  const product = a * b;
  if (Number.isSafeInteger(product) && Number.isSafeInteger(2 * product)) {
    const magnitude = Math.abs(product);
    const divisor = Math.abs(c);
    const rest = magnitude % divisor;
    const quotient = (magnitude - rest) / divisor + (2 * rest >= divisor ? 1 : 0);
    return product === 0 || quotient === 0 ? 0 : Math.sign(product) * Math.sign(c) * quotient;
  }
  const exact = BigInt(a) * BigInt(b);
  const divisor = BigInt(c);
  const negative = exact < 0n !== divisor < 0n;
  const magnitude = exact < 0n ? -exact : exact;
  const scale = divisor < 0n ? -divisor : divisor;
  const rounded = Number((2n * magnitude + scale) / (2n * scale));
  return negative ? -rounded : rounded;
}

/**
 * Spreads `total` over lines by weight, in line order, so that the parts sum to the total exactly:
 * part k = round(T * cum_k / W) - round(T * cum_(k-1) / W), half away from zero, in minor units.
 * Throws a RangeError where there is money to spread but no weight to spread it by.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) {
    if (total !== 0) throw new RangeError(`cannot allocate ${total} over lines that weigh nothing`);
    return weights.map(() => 0);
  }
  let running = 0;
  let before = 0;
  return weights.map((weight) => {
    running += weight;
    const upTo = roundRatio(total, running, sum);
    const part = upTo - before;
    before = upTo;
    return part;
  });
}
