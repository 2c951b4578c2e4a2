import { defineSource } from "../defineSource.ts";
import type { EcbClient } from "./client.ts";
import { createEcbClient } from "./client.ts";
import { exchangeRates } from "./exchangeRates.ts";

export const ecb = defineSource<EcbClient>({
  name: "ecb",
  streams: [exchangeRates],
  connect: (settings) => settings.ecb && createEcbClient(settings.ecb),
  check: async (client, { signal }) => {
    await client.daily(signal);
    return [];
  },
});
