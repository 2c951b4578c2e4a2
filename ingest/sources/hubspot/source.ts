import { defineSource } from "../defineSource.ts";
import type { HubspotClient } from "./client.ts";
import { createHubspotClient } from "./client.ts";
import { companies } from "./companies.ts";
import { contacts } from "./contacts.ts";
import { dealPipelines } from "./dealPipelines.ts";
import { deals } from "./deals.ts";
import { owners } from "./owners.ts";

export const hubspot = defineSource<HubspotClient>({
  name: "hubspot",
  streams: [owners, dealPipelines, companies, contacts, deals],
  connect: (settings) => settings.hubspot && createHubspotClient(settings.hubspot),
});
