import { mix } from "./dice.ts";

/** Ids that look like a platform's (large, rising, with gaps) and lead back to their number without a table. */
type IdRange = {
  of(number: number): number;
  /** The number behind an id, or null where no such id was ever given out. */
  numberOf(id: number): number | null;
};

function idRange(seed: number, base: number, stride: number): IdRange {
  const of = (number: number) => base + number * stride + (mix(mix(seed, stride), number) % stride);
  return {
    of,
    numberOf(id) {
      if (!Number.isSafeInteger(id) || id < base) return null;
      const number = Math.floor((id - base) / stride);
      return of(number) === id ? number : null;
    },
  };
}

/** Lever-made orders are numbered from here, far past every order the timetable can hold. */
export const LEVER_SLOT = 2 ** 22;

export type Ids = ReturnType<typeof idRanges>;

export function idRanges(seed: number) {
  return {
    order: idRange(seed, 5_410_000_000_000, 131_072),
    line: idRange(seed, 13_120_000_000_000, 16_384),
    refund: idRange(seed, 870_000_000_000, 4_096),
    refundLine: idRange(seed, 410_000_000_000, 1_024),
    dispute: idRange(seed, 10_300_000_000, 64),
    customer: idRange(seed, 6_820_000_000_000, 65_536),
    subscription: idRange(seed, 21_400_000_000, 8_192),
    checkout: idRange(seed, 36_100_000_000_000, 32_768),
    discount: idRange(seed, 1_370_000_000_000, 65_536),
    redeemCode: idRange(seed, 20_510_000_000_000, 4_096),
    contact: idRange(seed, 101_250_000, 1_021),
    company: idRange(seed, 8_140_000_000, 3_001),
    deal: idRange(seed, 9_730_000_000, 1_511),
    dealLot: idRange(seed, 15_320_000_000, 257),
  };
}
