import type { Checkout } from "../ngo/ledger.ts";
import { yearOf } from "./ledgerDay.ts";
import { Tally } from "./tally.ts";

/** Baskets that were left, by the year they were filled in; the money in them only while nobody came back. */
export class LeftBaskets {
  readonly #left = new Tally();
  readonly #recovered = new Tally();
  readonly #worth = new Tally();

  add(checkout: Checkout): void {
    const year = yearOf(checkout.createdAt);
    const cents = checkout.lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
    this.#left.add(year, 1);
    this.#recovered.add(year, checkout.completedAt === null ? 0 : 1);
    this.#worth.add(year, checkout.completedAt === null ? cents : 0);
  }

  figures() {
    return {
      checkouts_left_by_year: this.#left.counts(),
      checkouts_recovered_by_year: this.#recovered.counts(),
      checkouts_left_amount_by_year: this.#worth.decimals(),
    };
  }
}
