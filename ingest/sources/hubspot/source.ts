import { defineSource } from "../defineSource.ts";
import { checkHubspot } from "./check.ts";
import type { HubspotClient } from "./client.ts";
import { createHubspotClient } from "./client.ts";
import { companies } from "./companies.ts";
import { contacts } from "./contacts.ts";
import { customObject } from "./customObject.ts";
import { dealPipelines } from "./dealPipelines.ts";
import { deals } from "./deals.ts";
import { lineItems } from "./lineItems.ts";
import { marketingCampaigns } from "./marketingCampaigns.ts";
import { owners } from "./owners.ts";

// Deals feed deals_property_history too.
const streams = [owners, dealPipelines, companies, contacts, deals, lineItems, marketingCampaigns];

export const hubspot = defineSource<HubspotClient>({
  name: "hubspot",
  streams,
  chosen: ({ hubspot: account }) => [
    ...streams.filter((stream) => account?.campaigns !== false || stream !== marketingCampaigns),
    ...(account?.custom_objects ?? []).map(customObject),
  ],
  connect: (settings) => settings.hubspot && createHubspotClient(settings.hubspot),
  check: checkHubspot,
});
