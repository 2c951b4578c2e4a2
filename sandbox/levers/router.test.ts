import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NOW, openTestShop, type TestShop } from "../shopify/testShop.ts";

let shop: TestShop;
let now = NOW;
beforeAll(async () => {
  shop = await openTestShop({ now: () => now });
});
// Time passes between two deeds, as it does for people.
beforeEach(() => {
  now += 60_000;
});
afterAll(() => shop.sandbox.close());

type Answer = {
  status: number;
  body: {
    order: { id: string; admin_graphql_api_id: string; status: string };
    error: { code: string; field?: string; message: string };
  };
};
async function pull(path: string, body: object = {}): Promise<Answer> {
  const response = await shop.post(path, body);
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}
const place = async (wish: object) => (await pull("/_sandbox/orders", wish)).body.order;
const read = async (gid: string) =>
  (
    await shop.ask(
      `query ($id: ID!) { order(id: $id) { updatedAt displayFinancialStatus currentTotalPriceSet { shopMoney { amount } }
      lineItems(first: 5) { nodes { quantity currentQuantity } } refunds(first: 5) { id } } }`,
      { id: gid },
    )
  ).data.order;

describe("orders", () => {
  it("are placed and seen at once, by change date", async () => {
    const order = await place({ site: "tikehau", corals: 5 });
    const { data } = await shop.ask(
      "{ orders(first: 1, sortKey: UPDATED_AT, reverse: true) { nodes { id createdAt } } }",
    );
    expect(data.orders.nodes).toEqual([
      { id: order.admin_graphql_api_id, createdAt: `${new Date(now).toISOString().slice(0, 19)}Z` },
    ]);
  });

  it("are refunded by line, by money and whole", async () => {
    const byLine = await place({ site: "ahe", corals: 5 });
    expect((await pull(`/_sandbox/orders/${byLine.id}/refund`, { amount: 300 })).body.order.status).toBe(
      "partially_refunded",
    );
    const whole = await place({ donation: 2500 });
    expect((await pull(`/_sandbox/orders/${whole.id}/refund`)).body.order.status).toBe("refunded");
    expect(await read(whole.admin_graphql_api_id)).toMatchObject({
      displayFinancialStatus: "REFUNDED",
      currentTotalPriceSet: { shopMoney: { amount: "0.0" } },
    });
  });

  it("are edited and deleted", async () => {
    const placed = (await pull("/_sandbox/orders", { site: "moorea", corals: 3 })).body
      .order as Answer["body"]["order"] & { lines: { quantity: number }[] };
    expect(placed.lines).toMatchObject([{ quantity: 3 }]);
    await pull(`/_sandbox/orders/${placed.id}/edit`, { line_index: 0, quantity: 1 });
    const edited = await read(placed.admin_graphql_api_id);
    expect(edited.lineItems.nodes).toEqual([{ quantity: 3, currentQuantity: 1 }]);
    expect((await pull(`/_sandbox/orders/${placed.id}/delete`)).status).toBe(200);
    expect(await read(placed.admin_graphql_api_id)).toBeNull();
    expect(await pull(`/_sandbox/orders/${placed.id}/refund`)).toMatchObject({
      status: 404,
      body: { error: { code: "no_such_order" } },
    });
  });

  it.each([
    [{ site: "mars" }, "site"],
    [{ corals: 0 }, "corals"],
    [{ colour: "red" }, "colour"],
    [{ at: "yesterday" }, "at"],
  ])("refuse %j, naming the field", async (wish, field) => {
    expect(await pull("/_sandbox/orders", wish)).toMatchObject({
      status: 400,
      body: { error: { code: "invalid_field", field } },
    });
  });

  it("refuse what cannot happen, with the reason", async () => {
    const order = await place({ donation: 1000 });
    const answer = await pull(`/_sandbox/orders/${order.id}/refund`, { amount: 999_999 });
    expect(answer).toMatchObject({
      status: 409,
      body: { error: { code: "refused", message: expect.stringContaining("cents left") } },
    });
  });
});

describe("contacts", () => {
  it("are merged by id", async () => {
    const ids = Array.from(shop.ngo.contactsByUpdate()).filter((id) => shop.ngo.personIndexOfContact(id) !== null);
    const [primary_id, merged_id] = [ids[0], ids.at(-1)];
    const response = await shop.post("/_sandbox/contacts/merge", { primary_id, merged_id });
    const body = (await response.json()) as { contacts: { id: string; merged_ids: string[] }[] };
    expect(body.contacts.find((contact) => contact.id === String(primary_id))?.merged_ids).toContain(String(merged_id));
    expect((await pull("/_sandbox/contacts/merge", { primary_id })).body.error.field).toBe("merged_id");
  });
});

describe("what can be read", () => {
  it("states health, truth and surveys", async () => {
    const get = (path: string) => fetch(`${shop.sandbox.url}/_sandbox/${path}`);
    expect(await (await get("health")).json()).toEqual({
      status: "up",
      seed: 1,
      size: "test",
      now: new Date(now).toISOString(),
      orders: shop.ngo.ordersCount(),
    });
    expect(await (await get("truth")).json()).toMatchObject({
      seed: 1,
      zone: "Pacific/Tahiti",
      gifts: expect.any(Number),
    });
    const csv = await (await get("field-surveys.csv")).text();
    expect(csv.split("\r\n")[0]).toBe(
      "site,date,species,nursery,structure,sampled,alive,seeded,outplanted,health,bleach,tag,length cm,width cm,height cm",
    );
    expect(csv.split("\r\n").length).toBeGreaterThan(10);
  });

  it("says that a lever does not exist, and that a body is no JSON", async () => {
    expect(await pull("/_sandbox/weather")).toMatchObject({ status: 404, body: { error: { code: "no_such_lever" } } });
    const broken = await fetch(`${shop.sandbox.url}/_sandbox/orders`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    expect(await broken.json()).toMatchObject({ error: { code: "invalid_json" } });
  });
});
