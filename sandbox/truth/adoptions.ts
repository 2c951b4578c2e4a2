import { tahitiDay } from "../ngo/calendar.ts";
import type { Certificate } from "../ngo/fieldRecords.ts";
import type { Deal, Order, OrderLine } from "../ngo/ledger.ts";
import { SITE_NAMES } from "../ngo/sites.ts";
import { yearOf } from "./ledgerDay.ts";
import { medianOf } from "./median.ts";
import { isCaptured, isChargedBack } from "./orderMoney.ts";
import { Ratios } from "./ratios.ts";
import { Tally } from "./tally.ts";

const keptCorals = (line: OrderLine) =>
  line.revenueClass === "adoption" ? (line.quantity - line.removed - line.refunded) * line.coralsPerUnit : 0;
const siteName = (line: OrderLine) => (line.site === null ? "Unassigned" : SITE_NAMES[line.site]);

/** Adopted corals with their adopters, their certificates and how far they are. */
export class Adoptions {
  readonly #adopters = new Map<string, Set<number | string>>();
  readonly #everyAdopter = new Set<number | string>();
  readonly #gifts = new Tally();
  readonly #free = new Tally();
  readonly #certified = new Tally();
  readonly #planted = new Tally();
  /** Corals of the shop by site, planted or not. */
  readonly #ofShop = new Tally();
  readonly #giftShare = new Ratios();
  readonly #waiting = new Ratios();
  readonly #daysToCertificate: number[] = [];
  readonly #daysToPlanting: number[] = [];

  /** The lot of a won partner deal; one without money is complimentary. */
  addLot(deal: Deal, donor: number | string | null): void {
    this.#adopt(deal.closeAt, donor, deal.corals);
    if (deal.amount <= 0) this.#free.add(yearOf(deal.closeAt), deal.corals);
  }

  #adopt(at: number, donor: number | string | null, corals: number): void {
    if (corals === 0) return;
    this.#giftShare.add(yearOf(at), 0, corals);
    if (donor === null) return;
    this.#everyAdopter.add(donor);
    const ofYear = this.#adopters.get(yearOf(at)) ?? new Set();
    this.#adopters.set(yearOf(at), ofYear.add(donor));
  }

  addOrder(order: Order, donor: number | string | null): void {
    if (!isCaptured(order) || isChargedBack(order)) return;
    for (const line of order.lines) {
      const corals = keptCorals(line);
      if (corals === 0) continue;
      const year = yearOf(order.processedAt);
      this.#adopt(order.processedAt, donor, corals);
      this.#ofShop.add(siteName(line), corals);
      this.#waiting.add(siteName(line), corals, corals);
      if (line.recipient !== null) {
        this.#gifts.add(year, corals);
        this.#giftShare.add(year, corals, 0);
      }
      if (line.gross.shop - line.discount.shop <= 0) this.#free.add(year, corals);
    }
  }

  addCertificate(certificate: Certificate, order: Order): void {
    const line = order.lines[certificate.line];
    if (certificate.isSlip || !line || !isCaptured(order) || isChargedBack(order)) return;
    const adopted = tahitiDay(order.processedAt);
    this.#certified.add(yearOf(order.processedAt), certificate.corals);
    for (let coral = 0; coral < certificate.corals; coral++) {
      this.#daysToCertificate.push(certificate.sentDay - adopted);
      if (certificate.outplantedDay !== null) this.#daysToPlanting.push(certificate.outplantedDay - adopted);
    }
    if (certificate.outplantedDay === null) return;
    this.#planted.add(siteName(line), certificate.corals);
    this.#waiting.add(siteName(line), -certificate.corals, 0);
  }

  figures() {
    const planted = this.#planted.counts();
    const awaiting = Object.entries(this.#ofShop.counts()).map(([site, corals]) => [
      site,
      corals - (planted[site] ?? 0),
    ]);
    return {
      adopters: this.#everyAdopter.size,
      adopters_by_year: Object.fromEntries([...this.#adopters].map(([year, donors]) => [year, donors.size])),
      gift_adoptions_by_year: this.#gifts.counts(),
      gift_adoption_share_by_year: this.#giftShare.decimals(),
      complimentary_adoptions_by_year: this.#free.counts(),
      certificates_sent_by_year: this.#certified.counts(),
      certificates_pending: this.#ofShop.total() - this.#certified.total(),
      median_days_to_certificate: medianOf(this.#daysToCertificate),
      adoptions_outplanted_by_site: planted,
      adoptions_awaiting_outplant_by_site: Object.fromEntries(awaiting),
      share_awaiting_outplant_by_site: this.#waiting.decimals(),
      median_days_to_outplant: medianOf(this.#daysToPlanting),
    };
  }
}
