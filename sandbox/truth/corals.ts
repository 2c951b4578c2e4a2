import type { Order, SiteKey } from "../ngo/ledger.ts";
import { SITE_NAMES } from "../ngo/sites.ts";
import { yearOf } from "./ledgerDay.ts";
import { isCaptured, isChargedBack } from "./orderMoney.ts";
import { Tally } from "./tally.ts";

/** Corals adopted, complimentary ones too; units given back and orders lost to a chargeback keep none. */
export class Corals {
  readonly #site = new Tally();
  readonly #year = new Tally();

  add(at: number, site: SiteKey | null, corals: number): void {
    if (corals === 0) return;
    this.#site.add(site === null ? "Unassigned" : SITE_NAMES[site], corals);
    this.#year.add(yearOf(at), corals);
  }

  addOrder(order: Order): void {
    if (!isCaptured(order) || isChargedBack(order)) return;
    for (const line of order.lines) {
      if (line.revenueClass !== "adoption") continue;
      this.add(order.processedAt, line.site, (line.quantity - line.removed - line.refunded) * line.coralsPerUnit);
    }
  }

  figures() {
    return { corals_by_site: this.#site.counts(), corals_by_year: this.#year.counts() };
  }
}

/** The sites of an order's corals that were kept, one for each line; null where the order did not say. */
export function keptSites(order: Order): (SiteKey | null)[] {
  if (!isCaptured(order) || isChargedBack(order)) return [];
  const kept = order.lines.filter(
    ({ revenueClass, quantity, removed, refunded, coralsPerUnit }) =>
      revenueClass === "adoption" && (quantity - removed - refunded) * coralsPerUnit > 0,
  );
  return kept.map(({ site }) => site);
}
