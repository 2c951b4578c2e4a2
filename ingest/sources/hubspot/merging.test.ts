import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { TestServer } from "../../testing/testServer.ts";
import { openTestServer } from "../../testing/testServer.ts";
import { createHubspotClient } from "./client.ts";
import { companies } from "./companies.ts";
import { contacts } from "./contacts.ts";
import { deals } from "./deals.ts";

let server: TestServer;
afterEach(() => server?.close());
const { signal } = new AbortController();

const at = "2026-01-05T10:00:00.000Z";
const survivor = (merged: string) => ({
  id: "11",
  createdAt: at,
  updatedAt: at,
  archived: false,
  properties: { hs_merged_object_ids: merged, hs_object_id: "11" },
});
const sent = z.object({ inputs: z.array(z.object({ id: z.string() })) });

/** An account in which 12 was merged into 11: whoever asks for either is given 11, and the bin is empty. */
async function open() {
  server = await openTestServer(({ path, body }) => {
    if (path.includes("/properties/")) return { body: { results: [{ name: "hs_merged_object_ids" }] } };
    if (path.includes("/associations/") || path.includes("archived=true")) return { body: { results: [] } };
    const { inputs } = sent.parse(JSON.parse(body));
    return { body: { results: inputs.some(({ id }) => ["11", "12"].includes(id)) ? [survivor("12")] : [] } };
  });
  const patience = { attempts: 2, firstDelayMs: 1, timeoutMs: 10_000 };
  return createHubspotClient({ api_url: server.url, version: "2026-09", token: "pat" }, patience);
}

describe.each([
  ["contacts", contacts],
  ["companies", companies],
  ["deals", deals],
])("merged %s", (_name, stream) => {
  it("are read as the one that is left, and the one that was merged away is missing", async () => {
    const client = await open();
    const found = await stream.read_by_id?.(client, ["11", "12"], signal);
    expect(found).toMatchObject({ missing: ["12"], payloads: [{ id: "11" }] });
    const [payload] = found?.payloads ?? [];
    const translation = stream.translate(payload, client);
    expect(translation).toMatchObject({ ok: true });
    expect(translation.ok && translation.rows[0]).toMatchObject([
      { id: "11", properties: { hs_merged_object_ids: "12" } },
    ]);
  });
});
