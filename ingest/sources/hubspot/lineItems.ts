import { standardStream } from "./hubspotStream.ts";

/** What a deal consists of. A line item belongs to one deal, or to none once the deal is archived. */
export const lineItems = standardStream({
  object: "line_items",
  modified: "hs_lastmodifieddate",
  properties: [
    "name",
    "quantity",
    "price",
    "amount",
    "hs_total_discount",
    "hs_line_item_currency_code",
    "hs_product_id",
    "hs_sku",
    "createdate",
    "hs_lastmodifieddate",
    "hs_object_id",
  ],
  associated: ["deals"],
});
