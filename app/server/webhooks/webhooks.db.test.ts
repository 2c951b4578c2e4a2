import { createHash, createHmac } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addIngestSchema, type ScratchDatabase, scratchDatabase } from "../testing/scratchDatabase.ts";
import { type TestServer, testServer } from "../testing/testServer.ts";

let database: ScratchDatabase;
let server: TestServer;
const publicUrl = "https://figures.example.org";

beforeAll(async () => {
  database = await scratchDatabase();
  await addIngestSchema(database.url);
  server = await testServer(database.url, {
    env: {
      ATOLL_PUBLIC_URL: publicUrl,
      SHOPIFY_WEBHOOK_SECRET: "new-one, old-one",
      HUBSPOT_CLIENT_SECRET: "client-secret",
    },
  });
});
beforeEach(() => database.query("truncate ingest.webhook_inbox"));
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const mac = (secret: string, text: string) => createHmac("sha256", secret).update(text).digest("base64");
const shopify = (body: string, options: { id?: string; secret?: string; headers?: Record<string, string> } = {}) =>
  server.ask("/webhooks/shopify", {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-shopify-topic": "orders/create",
      "x-shopify-webhook-id": options.id ?? "delivery-1",
      "x-shopify-hmac-sha256": mac(options.secret ?? "new-one", body),
      ...options.headers,
    },
  });
const hubspot = (events: unknown, options: { at?: number; url?: string } = {}) => {
  const body = typeof events === "string" ? events : JSON.stringify(events);
  const timestamp = String(options.at ?? Date.now());
  const url = options.url ?? `${publicUrl}/webhooks/hubspot`;
  return server.ask("/webhooks/hubspot", {
    method: "POST",
    body,
    headers: {
      "x-hubspot-request-timestamp": timestamp,
      "x-hubspot-signature-v3": mac("client-secret", `POST${url}${body}${timestamp}`),
    },
  });
};
const inbox = () =>
  database.query("select source, dedupe_key, topic, body from ingest.webhook_inbox order by inbox_id");

describe("POST /webhooks/shopify", () => {
  it("keeps a signed delivery as it came, and wakes the worker", async () => {
    const worker = new pg.Client({ connectionString: database.url });
    await worker.connect();
    const notices: string[] = [];
    worker.on("notification", ({ channel }) => notices.push(channel));
    await worker.query("listen atoll_inbox");
    const body = '{"id": 1, "note": "a\\u0000b 🪸"}';
    expect((await shopify(body)).status).toBe(200);
    expect(await inbox()).toEqual([{ source: "shopify", dedupe_key: "delivery-1", topic: "orders/create", body }]);
    await expect.poll(() => notices).toEqual(["atoll_inbox"]);
    await worker.end();
  });

  it("keeps a repeated delivery once, and answers it as well", async () => {
    expect((await shopify('{"id":1}')).status).toBe(200);
    expect((await shopify('{"id":1}')).status).toBe(200);
    expect((await shopify('{"id":1}', { id: "delivery-2" })).status).toBe(200);
    expect((await inbox()).map(({ dedupe_key }) => dedupe_key)).toEqual(["delivery-1", "delivery-2"]);
  });

  it("accepts the old secret beside the new one, and no third", async () => {
    expect((await shopify("{}", { secret: "old-one" })).status).toBe(200);
    expect((await shopify("{}", { id: "delivery-2", secret: "other" })).status).toBe(401);
    expect(await inbox()).toHaveLength(1);
  });

  it("refuses an unsigned body before it parses it", async () => {
    const answer = await shopify("this is no JSON", { secret: "guessed" });
    expect(answer.status).toBe(401);
    expect(answer.json()).toMatchObject({ error: { code: "signature_refused" } });
    expect((await shopify("{}", { headers: { "x-shopify-hmac-sha256": "" } })).status).toBe(401);
    expect(await inbox()).toEqual([]);
  });

  it("refuses more than 5 MB", async () => {
    expect((await shopify(JSON.stringify("x".repeat(5 * 1024 * 1024)))).status).toBe(413);
    expect((await shopify(JSON.stringify("x".repeat(5 * 1024 * 1024 - 2)))).status).toBe(200);
  });
});

describe("POST /webhooks/hubspot", () => {
  const event = {
    eventId: 100,
    subscriptionId: 25,
    portalId: 33,
    occurredAt: 1_795_000_000_000,
    subscriptionType: "contact.creation",
    objectId: 7,
  };

  it.each(["v1", "v2"])(
    "takes no signature of version %s, which any old call could be repeated with",
    async (version) => {
      const body = JSON.stringify([event]);
      const signed = version === "v1" ? body : `POST${publicUrl}/webhooks/hubspot${body}`;
      const answer = await server.ask("/webhooks/hubspot", {
        method: "POST",
        body,
        headers: {
          "x-hubspot-signature": createHash("sha256").update(`client-secret${signed}`).digest("hex"),
          "x-hubspot-signature-version": version,
          "x-hubspot-request-timestamp": String(Date.now()),
        },
      });
      expect(answer.status).toBe(401);
      expect(await inbox()).toEqual([]);
    },
  );

  it("keeps each event of a batch by itself, and a repeated one once", async () => {
    expect((await hubspot([event, { ...event, objectId: 8 }])).status).toBe(204);
    expect(
      (
        await hubspot([
          { ...event, attemptNumber: 1 },
          { ...event, occurredAt: event.occurredAt + 1 },
        ])
      ).status,
    ).toBe(204);
    expect((await inbox()).map(({ dedupe_key, topic }) => [dedupe_key, topic])).toEqual([
      ["33:25:100:7:1795000000000", "contact.creation"],
      ["33:25:100:8:1795000000000", "contact.creation"],
      ["33:25:100:7:1795000000001", "contact.creation"],
    ]);
  });

  it("refuses a call older than five minutes, and one signed for another address", async () => {
    expect((await hubspot([event], { at: Date.now() - 301_000 })).status).toBe(401);
    expect((await hubspot([event], { url: "https://elsewhere.example/webhooks/hubspot" })).status).toBe(401);
    expect(await inbox()).toEqual([]);
  });

  it("answers a signed body that is no list with 400", async () => {
    expect((await hubspot({ objectId: 1 })).status).toBe(400);
    expect((await hubspot("nothing")).status).toBe(400);
  });
});

it("webhooks without a secret are not there", async () => {
  const bare = await testServer(database.url);
  for (const path of ["/webhooks/shopify", "/webhooks/hubspot"]) {
    const answer = await bare.ask(path, { method: "POST", body: "{}" });
    expect(answer.status).toBe(404);
    expect(answer.json()).toMatchObject({ error: { code: "webhooks_disabled" } });
  }
  await bare.close();
});

describe("webhooks where Airbyte lands the data", () => {
  it("are turned away, and it is said why", async () => {
    const other = await testServer(database.url, {
      env: { ATOLL_INGEST: "airbyte", SHOPIFY_WEBHOOK_SECRET: "new-one" },
    });
    const body = '{"id":1}';
    const headers = { "x-shopify-hmac-sha256": mac("new-one", body), "x-shopify-webhook-id": "9" };
    const answer = await other.ask("/webhooks/shopify", { method: "POST", body, headers });
    await other.close();
    expect(answer.status).toBe(404);
    expect(answer.body).toContain("Airbyte lands the data here");
    expect(await inbox()).toEqual([]);
  });
});
