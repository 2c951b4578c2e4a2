import { monthOf, yearOf } from "./ledgerDay.ts";
import { Tally } from "./tally.ts";

/** A raised amount with everything it is grouped by: `cents` of EUR, `original` in minor units of `currency`. */
export type RaisedLine = {
  at: number;
  revenueClass: string;
  currency: string;
  channel: string;
  country: string;
  cents: number;
  original: number;
};

/** Net raised, by each grouping of the contract. */
export class Raised {
  readonly #month = new Tally();
  readonly #class = new Tally();
  readonly #currency = new Tally();
  readonly #original = new Tally();
  readonly #channel = new Tally();
  readonly #country = new Tally();

  add(line: RaisedLine): void {
    this.#month.add(monthOf(line.at), line.cents);
    this.#class.add(line.revenueClass, line.cents);
    this.#currency.add(line.currency, line.cents);
    this.#original.add(line.currency, line.original);
    this.#channel.add(line.channel, line.cents);
    this.#country.add(line.country, line.cents);
  }

  figures() {
    return {
      net_raised_by_month: this.#month.decimals(),
      net_raised_by_class: this.#class.decimals(),
      net_raised_by_currency: this.#currency.decimals(),
      net_raised_original_by_currency: this.#original.decimals((currency) => (currency === "XPF" ? 0 : 2)),
      net_raised_by_channel: this.#channel.decimals(),
      net_raised_by_country: this.#country.decimals(),
    };
  }
}

/** Counted gifts and the donors behind them. */
export class Gifts {
  readonly #byYear = new Tally();
  /** The years in which a donor gave, one bit each since 2000: the lowest is the year of the first gift. */
  readonly #years = new Map<number | string, number>();

  /** `donor` is null for a gift whose giver nobody knows: a gift, but not a donor. */
  add(at: number, donor: number | string | null): void {
    const year = yearOf(at);
    this.#byYear.add(year, 1);
    if (donor !== null) this.#years.set(donor, (this.#years.get(donor) ?? 0) | (1 << (Number(year) - 2000)));
  }

  figures() {
    const donors = new Tally();
    const newcomers = new Tally();
    for (const years of this.#years.values()) {
      const first = 31 - Math.clz32(years & -years);
      newcomers.add(String(2000 + first), 1);
      for (let bit = first; bit < 31; bit++) if (years & (1 << bit)) donors.add(String(2000 + bit), 1);
    }
    return {
      gifts_by_year: this.#byYear.counts(),
      donors_by_year: donors.counts(),
      new_donors_by_year: newcomers.counts(),
      gifts: this.#byYear.total(),
      donors: this.#years.size,
    };
  }
}
