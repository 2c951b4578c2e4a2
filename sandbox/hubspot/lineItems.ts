import type { Deal, DealLot, Ngo } from "../ngo/ledger.ts";
import type { Collection, CrmRecord } from "./crmRecord.ts";
import { derivedFrom, isoInstant } from "./crmRecord.ts";
import { decimal } from "./decimal.ts";
import { MINOR_DIGITS } from "./minorDigits.ts";

const changedAt = (lot: DealLot) => lot.removedAt ?? lot.createdAt;

/** A price goes up to the next minor unit, and a discount takes the lot down to what was agreed. */
function toRecord(deal: Deal, lot: DealLot): CrmRecord {
  const digits = MINOR_DIGITS[deal.currency];
  const price = Math.ceil(lot.amount / lot.units);
  return {
    id: lot.id,
    createdAt: lot.createdAt,
    updatedAt: changedAt(lot),
    archivedAt: lot.removedAt,
    properties: {
      name: lot.name,
      quantity: String(lot.units),
      price: decimal(price, digits),
      hs_total_discount: decimal(price * lot.units - lot.amount, digits),
      amount: decimal(lot.amount, digits),
      hs_line_item_currency_code: deal.currency,
      hs_product_id: null,
      hs_sku: lot.units > 1 ? "CORAL-LOT" : null,
      recurringbillingfrequency: null,
      createdate: isoInstant(lot.createdAt),
      hs_lastmodifieddate: isoInstant(changedAt(lot)),
      hs_object_id: String(lot.id),
    },
    linked: { deals: deal.archivedAt === null ? [deal.id] : [] },
  };
}

/** The lots of deals. They change together with their deal, so the deals' order says when to look again. */
export function lineItemCollection(ngo: Ngo): Collection {
  const toIds = derivedFrom((deals: Uint32Array) => {
    const lots = Array.from(deals, (index) => ngo.deal(index).lots).flat();
    return Float64Array.from(
      lots.sort((a, b) => changedAt(a) - changedAt(b) || a.id - b.id),
      ({ id }) => id,
    );
  });
  return {
    idsByUpdate: () => toIds(ngo.dealsByUpdate()),
    record(id) {
      const index = ngo.dealIndexOfLot(id);
      if (index === null) return null;
      const deal = ngo.deal(index);
      const lot = deal.lots.find((candidate) => candidate.id === id);
      return lot ? toRecord(deal, lot) : null;
    },
  };
}
