import { amiss } from "../../check/finding.ts";
import { defineSource } from "../defineSource.ts";
import { certificates } from "./certificates.ts";
import type { FieldClient } from "./client.ts";
import { createFieldClient } from "./client.ts";
import { outplantings } from "./outplantings.ts";
import { reefSurveys } from "./reefSurveys.ts";

export const field = defineSource<FieldClient>({
  name: "field",
  streams: [reefSurveys, outplantings, certificates],
  connect: (settings) => settings.field && createFieldClient(settings.field),
  check: async (client, { signal }) => {
    await client.look(signal);
    return [...client.warnings].map((message) => amiss("reachable", "warning", { message, mend: "" }));
  },
});
