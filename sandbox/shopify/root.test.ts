import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestShop, type TestShop } from "./testShop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.sandbox.close());

const disputedInLedger = () =>
  Array.from({ length: shop.ngo.ordersCount() }, (_, index) => shop.ngo.order(index)).filter(
    ({ disputes }) => disputes.length > 0,
  );

describe("disputes", () => {
  it("are those of the ledger's orders, each with its order, its dates and the sum as the buyer paid it", async () => {
    const { data } = await shop.ask(
      `{ disputes(first: 250) { nodes {
        legacyResourceId type status amount { amount currencyCode } initiatedAt evidenceDueBy evidenceSentOn finalizedOn
        reasonDetails { reason networkReasonCode } order { legacyResourceId presentmentCurrencyCode totalPriceSet { presentmentMoney { amount } } }
      } } }`,
    );
    const expected = disputedInLedger();
    expect(expected.length).toBeGreaterThan(3);
    expect(data.disputes.nodes).toHaveLength(expected.length);
    for (const node of data.disputes.nodes) {
      const order = expected.find(({ id }) => String(id) === node.order.legacyResourceId);
      expect(order?.disputes).toMatchObject([{ id: Number(node.legacyResourceId), status: node.status }]);
      expect(node.amount).toEqual({
        amount: node.order.totalPriceSet.presentmentMoney.amount,
        currencyCode: node.order.presentmentCurrencyCode,
      });
      const isOver = ["WON", "LOST", "ACCEPTED"].includes(node.status);
      expect([node.status, node.finalizedOn !== null]).toEqual([node.status, isOver]);
      expect(Date.parse(node.evidenceDueBy)).toBeGreaterThan(Date.parse(node.initiatedAt));
    }
    const won = data.disputes.nodes.find(({ status }: { status: string }) => status === "WON");
    expect(Date.parse(won.evidenceSentOn)).toBeLessThan(Date.parse(won.finalizedOn));
  });

  it("are found by id and by status, and know no change date to be searched by", async () => {
    const { data, extensions } = await shop.ask(
      `{ lost: disputes(first: 250, query: "status:LOST") { nodes { id status } }
         late: disputes(first: 250, query: "updated_at:>'2030-01-01'") { nodes { id } } }`,
    );
    expect(data.lost.nodes.length).toBeGreaterThan(0);
    expect(new Set(data.lost.nodes.map(({ status }: { status: string }) => status))).toEqual(new Set(["LOST"]));
    expect(data.late.nodes).toHaveLength(disputedInLedger().length);
    expect(extensions?.search).toMatchObject([{ warnings: [{ field: "updated_at", code: "invalid_field" }] }]);
    const [{ id }] = data.lost.nodes;
    expect((await shop.ask(`{ node(id: "${id}") { id ... on ShopifyPaymentsDispute { status } } }`)).data.node).toEqual(
      {
        id,
        status: "LOST",
      },
    );
  });
});

describe("abandoned checkouts", () => {
  it("are the CRM's mirrored ones: the same names and sums, left at the same moments", async () => {
    const { data } = await shop.ask(
      `{ abandonedCheckoutsCount { count } abandonedCheckouts(first: 250) { nodes {
        id name createdAt updatedAt completedAt totalPriceSet { shopMoney { amount } }
        lineItems(first: 5) { nodes { quantity originalUnitPriceSet { shopMoney { amount } } variant { id } } }
      } } }`,
    );
    const mirrored = Array.from({ length: shop.ngo.dealsCount() }, (_, index) => shop.ngo.deal(index)).filter(
      ({ kind, stageId }) => kind === "mirror_checkout" && stageId === "checkout_abandoned",
    );
    const nodes = data.abandonedCheckouts.nodes;
    expect(mirrored.length).toBeGreaterThan(10);
    expect(data.abandonedCheckoutsCount.count).toBe(mirrored.length);
    expect(
      nodes.map((node: { name: string; createdAt: string; totalPriceSet: Bag }) => ({
        name: node.name,
        createdAt: Date.parse(node.createdAt),
        amount: Math.round(Number(node.totalPriceSet.shopMoney.amount) * 100),
      })),
    ).toEqual(mirrored.map(({ name, createdAt, amount }) => ({ name, createdAt, amount })));
    const completed = nodes.filter(({ completedAt }: { completedAt: string | null }) => completedAt !== null);
    expect(completed.length).toBeGreaterThan(1);
    expect(completed.length).toBeLessThan(nodes.length / 2);
    for (const { lineItems, totalPriceSet } of nodes) {
      const [{ quantity, originalUnitPriceSet }] = lineItems.nodes;
      expect(quantity * Number(originalUnitPriceSet.shopMoney.amount)).toBe(Number(totalPriceSet.shopMoney.amount));
    }
  });

  it("can be asked for by change date, though not sorted by it", async () => {
    const all = await shop.ask(`{ abandonedCheckouts(first: 250) { nodes { updatedAt } } }`);
    const times: string[] = all.data.abandonedCheckouts.nodes.map(({ updatedAt }: { updatedAt: string }) => updatedAt);
    const middle = times[Math.floor(times.length / 2)];
    const some = await shop.ask(
      `{ abandonedCheckouts(first: 250, query: "updated_at:>='${middle}'") { nodes { updatedAt } } }`,
    );
    expect(some.data.abandonedCheckouts.nodes).toHaveLength(times.filter((time) => time >= (middle ?? "")).length);
    const refused = await shop.ask(`{ abandonedCheckouts(first: 1, sortKey: UPDATED_AT) { nodes { id } } }`);
    expect(refused.errors?.[0]?.message).toContain("UPDATED_AT");
  });
});

type Bag = { shopMoney: { amount: string } };

describe("code discounts", () => {
  const query = `{ discountNodes(first: 50, query: "method:code") { nodes { id discount { __typename
    ... on DiscountCodeBasic { title status asyncUsageCount codesCount { count } codes(first: 250) { pageInfo { hasNextPage } nodes { id code } }
      customerGets { value { ... on DiscountPercentage { percentage } ... on DiscountAmount { amount { amount } } } } }
    ... on DiscountCodeFreeShipping { title status asyncUsageCount codes(first: 250) { nodes { code } } }
  } } } }`;

  it("hold every code that an order used, counted, and some that nobody did", async () => {
    const { data } = await shop.ask(query);
    const orders = Array.from({ length: shop.ngo.ordersCount() }, (_, index) => shop.ngo.order(index));
    const used = new Map<string, number>();
    for (const { discountCode } of orders) if (discountCode) used.set(discountCode, (used.get(discountCode) ?? 0) + 1);
    const counted = new Map<string, number>();
    for (const { discount } of data.discountNodes.nodes) {
      if (discount.codes.nodes.length === 1) counted.set(discount.codes.nodes[0].code, discount.asyncUsageCount);
    }
    expect(used.size).toBeGreaterThan(3);
    for (const [code, times] of used) expect([code, counted.get(code)]).toEqual([code, times]);
    expect(counted.get("MAESTRO")).toBe(0);
  });

  it("show a percentage as a part of one, an end that has come, and more codes than a page holds", async () => {
    const { data } = await shop.ask(query);
    const find = (title: string) =>
      data.discountNodes.nodes.find(({ discount }: { discount: { title: string } }) => discount.title === title)
        .discount;
    expect(find("REEF15")).toMatchObject({ status: "ACTIVE", customerGets: { value: { percentage: 0.15 } } });
    expect(find("Ocean Day 2023")).toMatchObject({ status: "EXPIRED", asyncUsageCount: 0 });
    expect(find("Partner guests")).toMatchObject({
      codesCount: { count: 320 },
      codes: { pageInfo: { hasNextPage: true } },
    });
  });
});

describe("the shop", () => {
  it("is found by its id, and says where it is", async () => {
    const { data } = await shop.ask(`{ shop { id ianaTimezone shopAddress { countryCodeV2 } } }`);
    expect(data.shop).toMatchObject({ ianaTimezone: "Pacific/Tahiti", shopAddress: { countryCodeV2: "PF" } });
    expect((await shop.ask(`{ node(id: "${data.shop.id}") { ... on Shop { name } } }`)).data.node).toEqual({
      name: "Motu Reef Garden",
    });
  });
});
