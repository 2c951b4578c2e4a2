import { tahitiDay } from "../ngo/calendar.ts";
import type { Deal, Pipeline } from "../ngo/ledger.ts";
import { roundRatio } from "./allocate.ts";
import { yearOf } from "./ledgerDay.ts";
import { medianOf } from "./median.ts";
import type { Rates } from "./rates.ts";
import { Tally, toDecimal } from "./tally.ts";

/** Partner deals only: archived ones and what the shop integration wrote are out of every figure. */
export function isPartnerDeal(deal: Deal): boolean {
  return deal.kind === "partner" && deal.archivedAt === null;
}

/** EUR cents of a won or lost deal, at the rate of the day it was closed. */
export function wonCents(deal: Deal, rates: Rates): number {
  return rates.toEur(deal.amount, deal.currency, tahitiDay(deal.closeAt));
}

/** Days after the last change of stage from which an open deal is stale, less one. */
const STALE_AFTER = 60;

/** Open, won and lost partner deals. An open deal is worth its amount at the rate of the day it was created. */
export class PartnerPipeline {
  readonly #won = new Tally();
  readonly #wonDeals = new Tally();
  readonly #lost = new Tally();
  readonly #lostDeals = new Tally();
  readonly #lostReasons = new Tally();
  readonly #newDeals = new Tally();
  readonly #stages = new Tally();
  readonly #stays = new Map<string, number[]>();
  readonly #today: number;
  readonly #labels: Map<string, { label: string; probability: number }>;
  readonly #rates: Rates;
  #open = 0;
  #weighted = 0;
  #overdue = { deals: 0, cents: 0 };
  #stale = { deals: 0, cents: 0 };

  constructor(pipelines: readonly Pipeline[], rates: Rates, now: number) {
    this.#rates = rates;
    this.#today = tahitiDay(now);
    this.#labels = new Map(
      pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => [`${pipeline.id} ${stage.id}`, stage] as const)),
    );
  }

  add(deal: Deal): void {
    if (!isPartnerDeal(deal)) return;
    this.#newDeals.add(yearOf(deal.createdAt), 1);
    this.#addStays(deal);
    if (deal.isWon || deal.isLost) this.#addClosed(deal);
    else this.#addOpen(deal);
  }

  #addClosed(deal: Deal): void {
    const [money, deals] = deal.isWon ? [this.#won, this.#wonDeals] : [this.#lost, this.#lostDeals];
    money.add(yearOf(deal.closeAt), wonCents(deal, this.#rates));
    deals.add(yearOf(deal.closeAt), 1);
    if (deal.isLost) this.#lostReasons.add(deal.lostReason ?? "Unassigned", 1);
  }

  #addOpen(deal: Deal): void {
    const stage = this.#stageOf(deal, deal.stageId);
    const cents = this.#rates.toEur(deal.amount, deal.currency, tahitiDay(deal.createdAt));
    this.#open++;
    this.#stages.add(stage.label, cents);
    this.#weighted += roundRatio(cents, Math.round(stage.probability * 10_000), 10_000);
    const movedOn = tahitiDay(deal.history.at(-1)?.at ?? deal.createdAt);
    if (tahitiDay(deal.closeAt) < this.#today) addTo(this.#overdue, cents);
    if (this.#today - movedOn > STALE_AFTER) addTo(this.#stale, cents);
  }

  /** Days in each stage that a deal has left again; the last stage is still going on. */
  #addStays(deal: Deal): void {
    for (const [i, { at, stageId }] of deal.history.entries()) {
      const next = deal.history[i + 1];
      if (!next) continue;
      const { label } = this.#stageOf(deal, stageId);
      this.#stays.set(label, [...(this.#stays.get(label) ?? []), tahitiDay(next.at) - tahitiDay(at)]);
    }
  }

  #stageOf(deal: Deal, stageId: string): { label: string; probability: number } {
    const stage = this.#labels.get(`${deal.pipelineId} ${stageId}`);
    if (!stage) throw new RangeError(`deal ${deal.id} is in a stage that its pipeline does not have`);
    return stage;
  }

  figures() {
    return {
      won_amount_by_year: this.#won.decimals(),
      won_deals_by_year: this.#wonDeals.counts(),
      lost_amount_by_year: this.#lost.decimals(),
      lost_deals_by_year: this.#lostDeals.counts(),
      lost_deals_by_reason: this.#lostReasons.counts(),
      new_deals_by_year: this.#newDeals.counts(),
      overdue_deals: this.#overdue.deals,
      overdue_amount: toDecimal(this.#overdue.cents),
      stale_deals: this.#stale.deals,
      stale_amount: toDecimal(this.#stale.cents),
      median_days_by_stage: Object.fromEntries([...this.#stays].map(([label, days]) => [label, medianOf(days)])),
      open_pipeline_amount: toDecimal(this.#stages.total()),
      open_deals: this.#open,
      weighted_pipeline: toDecimal(this.#weighted),
      open_pipeline_by_stage: this.#stages.decimals(),
    };
  }
}

function addTo(sum: { deals: number; cents: number }, cents: number): void {
  sum.deals++;
  sum.cents += cents;
}
