import type { Currency } from "../ngo/ledger.ts";

/** Digits behind the point of each currency. */
export const MINOR_DIGITS: Record<Currency, number> = { EUR: 2, USD: 2, XPF: 0 };
