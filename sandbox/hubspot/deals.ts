import { Dice } from "../ngo/dice.ts";
import type { Currency, Deal, Ngo } from "../ngo/ledger.ts";
import { siteProperty } from "../ngo/sites.ts";
import type { Collection, CrmRecord } from "./crmRecord.ts";
import { derivedFrom, isoInstant } from "./crmRecord.ts";
import { decimal, exactDecimal } from "./decimal.ts";
import { MINOR_DIGITS } from "./minorDigits.ts";

/** Euros per unit as an administrator typed them into the account long ago; not the rate of any day. */
const ACCOUNT_RATES: Record<Currency, number> = { EUR: 1, USD: 0.9, XPF: 0.00838 };

function homeAmount(deal: Deal): string {
  const euros = (deal.amount / 10 ** MINOR_DIGITS[deal.currency]) * ACCOUNT_RATES[deal.currency];
  return decimal(Math.round(euros * 100), 2);
}

function stageOf(ngo: Ngo, deal: Deal) {
  const stages = ngo.pipelines.find((pipeline) => pipeline.id === deal.pipelineId)?.stages;
  const stage = stages?.find((candidate) => candidate.id === deal.stageId);
  if (!stage)
    throw new RangeError(`deal ${deal.id} stands in stage ${deal.stageId}, which pipeline ${deal.pipelineId} lacks`);
  return stage;
}

function properties(ngo: Ngo, deal: Deal): CrmRecord["properties"] {
  const orderName = deal.orderIndex === null ? null : ngo.order(deal.orderIndex).name;
  return {
    dealname: deal.name,
    amount: decimal(deal.amount, MINOR_DIGITS[deal.currency]),
    deal_currency_code: deal.currency,
    amount_in_home_currency: homeAmount(deal),
    dealstage: deal.stageId,
    pipeline: deal.pipelineId,
    closedate: isoInstant(deal.closeAt),
    hs_is_closed: String(deal.isWon || deal.isLost),
    hs_is_closed_won: String(deal.isWon),
    hs_deal_stage_probability: exactDecimal(stageOf(ngo, deal).probability),
    closed_lost_reason: deal.lostReason,
    hubspot_owner_id: deal.ownerId === null ? null : String(deal.ownerId),
    corals: deal.kind === "partner" ? String(deal.corals) : null,
    coral_site:
      deal.site === null ? null : siteProperty(new Dice(ngo.seed, "coral_site", deal.index), 0, deal.site).value,
    ip__ecomm_bridge__ecomm_synced: deal.ecommSynced ? "true" : null,
    ip__ecomm_bridge__order_number: orderName?.replace("#", "") ?? null,
    hs_merged_object_ids: null,
    createdate: isoInstant(deal.createdAt),
    hs_lastmodifieddate: isoInstant(deal.updatedAt),
    hs_object_id: String(deal.id),
  };
}

/** HubSpot moves links of a merged-away contact to the one that is left. */
function currentContactIds(contacts: Collection, ids: readonly number[]): number[] {
  return [...new Set(ids.map((id) => contacts.record(id)?.id ?? id))];
}

export function dealCollection(ngo: Ngo, contacts: Collection): Collection {
  const toIds = derivedFrom((indices: Uint32Array) => Float64Array.from(indices, (index) => ngo.deal(index).id));
  return {
    idsByUpdate: () => toIds(ngo.dealsByUpdate()),
    record(id) {
      const index = ngo.dealIndexOfId(id);
      if (index === null) return null;
      const deal = ngo.deal(index);
      return {
        id: deal.id,
        createdAt: deal.createdAt,
        updatedAt: deal.updatedAt,
        archivedAt: deal.archivedAt,
        properties: properties(ngo, deal),
        history: { dealstage: deal.history.map(({ at, stageId }) => ({ at, value: stageId })) },
        linked: { companies: deal.companyIds, contacts: currentContactIds(contacts, deal.contactIds) },
      };
    },
  };
}
