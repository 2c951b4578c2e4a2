import { dealHistory } from "./dealHistory.ts";
import { standardStream } from "./hubspotStream.ts";

/** `corals` and `coral_site` are the NGO's own; the `ip__ecomm_bridge__` ones mark deals that mirror a shop's orders. */
export const deals = standardStream(
  {
    object: "deals",
    modified: "hs_lastmodifieddate",
    properties: [
      "dealname",
      "amount",
      "deal_currency_code",
      "amount_in_home_currency",
      "dealstage",
      "pipeline",
      "closedate",
      "createdate",
      "hs_is_closed",
      "hs_is_closed_won",
      "hs_deal_stage_probability",
      "hubspot_owner_id",
      "hs_lastmodifieddate",
      "hs_object_id",
      "closed_lost_reason",
      "corals",
      "coral_site",
      "hs_merged_object_ids",
    ],
    // Made by the shop integration, which not every account has.
    optional: ["ip__ecomm_bridge__ecomm_synced", "ip__ecomm_bridge__order_number"],
    associated: ["companies", "contacts"],
    history: "dealstage",
  },
  [dealHistory],
);
