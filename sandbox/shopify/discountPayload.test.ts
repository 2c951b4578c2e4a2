import { describe, expect, it } from "vitest";
import { discountAllocations, discountApplication } from "./discountPayload.ts";
import { testLine, testOrder } from "./testOrder.ts";

describe("discountApplication", () => {
  it("is null on an order without one", () => {
    expect(discountApplication(testOrder())).toBeNull();
  });

  it("is a percentage where every line was cut alike", () => {
    const lines = [
      testLine({ discount: { shop: 640, paid: 640 } }),
      testLine({ id: 502, gross: { shop: 3333, paid: 3333 }, discount: { shop: 333, paid: 333 } }),
    ];
    expect(discountApplication(testOrder({ discountCode: "REEF10", lines }))).toMatchObject({
      __typename: "DiscountCodeApplication",
      code: "REEF10",
      allocationMethod: "ACROSS",
      value: { __typename: "PricingPercentageValue", percentage: 10 },
    });
  });

  it("is a sum of money otherwise", () => {
    const lines = [testLine({ discount: { shop: 500, paid: 500 } }), testLine({ id: 502 })];
    expect(discountApplication(testOrder({ discountCode: "MARURU5", lines }))?.value).toMatchObject({ amount: "5.0" });
  });
});

describe("discountAllocations", () => {
  it("gives each line its own part in both currencies", () => {
    const line = testLine({ discount: { shop: 500, paid: 597 } });
    const [allocation] = discountAllocations(testOrder({ currency: "XPF", lines: [line] }), line);
    expect(allocation?.allocatedAmountSet).toMatchObject({
      shopMoney: { amount: "5.0" },
      presentmentMoney: { amount: "597.0" },
    });
  });

  it("is empty where nothing was cut", () => {
    expect(discountAllocations(testOrder(), testLine())).toEqual([]);
  });
});
