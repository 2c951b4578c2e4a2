import type { SiteKey } from "../ngo/ledger.ts";
import { dayOf } from "./ledgerDay.ts";

export type DonorGift = { day: string; cents: number; channel: string; country: string };
type Adoption = { at: number; day: string; site: SiteKey | null };

/** What one donor gave, oldest gift first. */
export type Giver = { gifts: DonorGift[]; adoptions: Adoption[] };

type Told = { gifts: (DonorGift & { at: number })[]; adoptions: Adoption[] };

/** Collects counted gifts and kept corals by donor; what nobody is known to have given is in none of the figures of donors. */
export class DonorGifts {
  readonly #told = new Map<number | string, Told>();

  #of(donor: number | string): Told {
    const known = this.#told.get(donor);
    if (known) return known;
    const fresh: Told = { gifts: [], adoptions: [] };
    this.#told.set(donor, fresh);
    return fresh;
  }

  give(donor: number | string | null, at: number, gift: Omit<DonorGift, "day">): void {
    if (donor !== null) this.#of(donor).gifts.push({ at, day: dayOf(at), ...gift });
  }

  adopt(donor: number | string | null, at: number, site: SiteKey | null): void {
    if (donor !== null) this.#of(donor).adoptions.push({ at, day: dayOf(at), site });
  }

  /** Everybody with a gift. */
  givers(): Giver[] {
    return [...this.#told.values()]
      .filter(({ gifts }) => gifts.length > 0)
      .map(({ gifts, adoptions }) => ({ gifts: gifts.toSorted((a, b) => a.at - b.at), adoptions }));
  }
}
