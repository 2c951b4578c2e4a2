import type { Order } from "../ngo/ledger.ts";
import { feeOf } from "../ngo/payment.ts";
import { allocate } from "./allocate.ts";
import { yearOf } from "./ledgerDay.ts";
import { isCaptured, isChargedBack, isRaisedClass } from "./orderMoney.ts";
import { Tally, toDecimal } from "./tally.ts";

const OPEN: ReadonlySet<string> = new Set(["NEEDS_RESPONSE", "UNDER_REVIEW"]);

/** One line of an order in EUR cents; `refunds` are those of the order, in order, as far as they fall on this line. */
type Line = { isRaised: boolean; gross: number; discount: number; refunds: number[]; fee: number };

const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);

/** What happened to the money on its way from gross to what is left of it after fees, in EUR cents. */
export class Giving {
  readonly #gross = new Tally();
  readonly #discounts = new Tally();
  readonly #refunds = new Tally();
  readonly #refundsByDay = new Tally();
  readonly #chargebacks = new Tally();
  readonly #fees = new Tally();
  readonly #gifts = new Map<string, number[]>();
  #refundCount = 0;
  #atRisk = 0;

  addOrder(order: Order): void {
    if (!isCaptured(order)) return;
    const year = yearOf(order.processedAt);
    const isLost = isChargedBack(order);
    const isOpen = order.disputes.some(({ type, status }) => type === "CHARGEBACK" && OPEN.has(status));
    const lines = linesOf(order).filter((line) => line.isRaised);
    let net = 0;
    for (const { gross, discount, refunds, fee } of lines) {
      const left = gross - discount - sum(refunds);
      this.#gross.add(year, gross);
      this.#discounts.add(year, discount);
      this.#refunds.add(year, sum(refunds));
      this.#fees.add(year, fee);
      this.#chargebacks.add(year, isLost ? left : 0);
      net += isLost ? 0 : left;
    }
    order.refunds.forEach((refund, i) => {
      const given = lines.map((line) => line.refunds[i] ?? 0);
      this.#refundsByDay.add(yearOf(refund.at), sum(given));
      if (given.some((amount) => amount !== 0)) this.#refundCount++;
    });
    if (isOpen) this.#atRisk += net;
    this.#addGift(year, net);
  }

  addDeal(at: number, cents: number): void {
    this.#gross.add(yearOf(at), cents);
    this.#addGift(yearOf(at), cents);
  }

  #addGift(year: string, cents: number): void {
    if (cents <= 0) return;
    const gifts = this.#gifts.get(year) ?? [];
    gifts.push(cents);
    this.#gifts.set(year, gifts);
  }

  figures() {
    const ofYears = (figure: (gifts: number[]) => string) =>
      Object.fromEntries([...this.#gifts].map(([year, gifts]) => [year, figure(gifts)]));
    return {
      gross_raised_by_year: this.#gross.decimals(),
      discounts_by_year: this.#discounts.decimals(),
      refunds_by_gift_year: this.#refunds.decimals(),
      refunds_by_refund_year: this.#refundsByDay.decimals(),
      refund_count: this.#refundCount,
      chargebacks_by_year: this.#chargebacks.decimals(),
      chargebacks_at_risk: toDecimal(this.#atRisk),
      fees_by_year: this.#fees.decimals(),
      median_gift_by_year: ofYears(median),
      median_gift: median([...this.#gifts.values()].flat()),
      largest_gift_by_year: ofYears((gifts) => toDecimal(gifts.reduce((a, b) => Math.max(a, b)))),
    };
  }
}

/** Lines with their share of what names no line and of the fee, the tip last; shipping only bears its part of the fee. */
function linesOf(order: Order): Line[] {
  const lines = order.lines.map((line) => ({
    isRaised: isRaisedClass(line.revenueClass),
    gross: line.gross.shop,
    discount: line.discount.shop,
    named: order.refunds.map((refund) =>
      sum(refund.lines.filter(({ lineId }) => lineId === line.id).map(({ amount }) => amount.shop)),
    ),
  }));
  if (order.tip.shop !== 0)
    lines.push({ isRaised: true, gross: order.tip.shop, discount: 0, named: order.refunds.map(() => 0) });
  const paid = lines.map(({ gross, discount }) => gross - discount);
  const worth = lines.map(({ gross, discount, named }) => gross - discount - sum(named));
  const unnamed = order.refunds.map((refund) => refund.withoutLine.shop);
  const spread = unnamed.map((_, i) => share(sum(unnamed.slice(0, i + 1)), worth));
  const fee = feeOf(order, sum(paid) + order.shipping.shop);
  const fees = share(fee === null ? 0 : fee.amount + fee.tax, [order.shipping.shop, ...paid]);
  return lines.map((line, k) => ({
    isRaised: line.isRaised,
    gross: line.gross,
    discount: line.discount,
    refunds: line.named.map((amount, i) => amount + (spread[i]?.[k] ?? 0) - (spread[i - 1]?.[k] ?? 0)),
    fee: fees[k + 1] ?? 0,
  }));
}

const share = (total: number, weights: readonly number[]): number[] =>
  total === 0 ? weights.map(() => 0) : allocate(total, weights);

/** The middle of the gifts, or half-way between the two in the middle: a decimal with three digits. */
function median(gifts: readonly number[]): string {
  const sorted = gifts.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return toDecimal(((low ?? 0) + (high ?? 0)) * 5, 3);
}
