import { tahitiDay } from "../ngo/calendar.ts";
import type { Deal, Pipeline } from "../ngo/ledger.ts";
import { roundRatio } from "./allocate.ts";
import { yearOf } from "./ledgerDay.ts";
import type { Rates } from "./rates.ts";
import { Tally, toDecimal } from "./tally.ts";

/** Partner deals only: archived ones and what the shop integration wrote are out of every figure. */
export function isPartnerDeal(deal: Deal): boolean {
  return deal.kind === "partner" && deal.archivedAt === null;
}

/** EUR cents of a won deal, at the rate of the day it was won. */
export function wonCents(deal: Deal, rates: Rates): number {
  return rates.toEur(deal.amount, deal.currency, tahitiDay(deal.closeAt));
}

/** Open and won partner deals. An open deal is worth its amount at the rate of the day it was created. */
export class PartnerPipeline {
  readonly #won = new Tally();
  readonly #wonDeals = new Tally();
  readonly #stages = new Tally();
  readonly #labels: Map<string, { label: string; probability: number }>;
  readonly #rates: Rates;
  #open = 0;
  #weighted = 0;

  constructor(pipelines: readonly Pipeline[], rates: Rates) {
    this.#rates = rates;
    this.#labels = new Map(
      pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => [`${pipeline.id} ${stage.id}`, stage] as const)),
    );
  }

  add(deal: Deal): void {
    if (!isPartnerDeal(deal)) return;
    if (deal.isWon) {
      this.#won.add(yearOf(deal.closeAt), wonCents(deal, this.#rates));
      this.#wonDeals.add(yearOf(deal.closeAt), 1);
    }
    if (deal.isWon || deal.isLost) return;
    const stage = this.#labels.get(`${deal.pipelineId} ${deal.stageId}`);
    if (!stage) throw new RangeError(`deal ${deal.id} is in a stage that its pipeline does not have`);
    const cents = this.#rates.toEur(deal.amount, deal.currency, tahitiDay(deal.createdAt));
    this.#open++;
    this.#stages.add(stage.label, cents);
    this.#weighted += roundRatio(cents, Math.round(stage.probability * 10_000), 10_000);
  }

  figures() {
    return {
      won_amount_by_year: this.#won.decimals(),
      won_deals_by_year: this.#wonDeals.counts(),
      open_pipeline_amount: toDecimal(this.#stages.total()),
      open_deals: this.#open,
      weighted_pipeline: toDecimal(this.#weighted),
      open_pipeline_by_stage: this.#stages.decimals(),
    };
  }
}
