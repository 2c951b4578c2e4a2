import { describe, expect, it } from "vitest";
import { z } from "zod";
import { keyOf, moneyBag } from "./shape.ts";

const priced = z.object({ totalPriceSet: moneyBag });
const euros = { amount: "5.00", currencyCode: "EUR" };
const faultOf = (bag: unknown) => {
  const [issue] = priced.safeParse({ totalPriceSet: bag }).error?.issues ?? [];
  return issue ? `${issue.path.join(".")}: ${issue.message}` : null;
};

describe("a sum in two moneys", () => {
  it("is taken as it is", () => {
    const bag = { shopMoney: euros, presentmentMoney: { amount: "-597", currencyCode: "XPF" } };
    expect(priced.parse({ totalPriceSet: bag })).toEqual({ totalPriceSet: bag });
  });

  it.each([
    ["a number", { shopMoney: { ...euros, amount: 5 }, presentmentMoney: euros }, "totalPriceSet.shopMoney.amount"],
    ["no decimal", { shopMoney: euros, presentmentMoney: { ...euros, amount: "5,00" } }, "not a decimal number"],
    ["an unknown currency", { shopMoney: { ...euros, currencyCode: "EURO" }, presentmentMoney: euros }, "currencyCode"],
    ["one side only", { shopMoney: euros }, "totalPriceSet.presentmentMoney"],
    ["nothing", null, "totalPriceSet: "],
  ])("of %s is refused by the name of the field", (_what, bag, fault) => {
    expect(faultOf(bag)).toContain(fault);
  });

  it("that is missing is refused by its name", () => {
    expect(priced.safeParse({}).error?.issues[0]?.path).toEqual(["totalPriceSet"]);
  });
});

describe("the key of a payload", () => {
  it.each([
    [{ legacyResourceId: "12", id: "gid://shopify/Order/13" }, "12"],
    [{ id: "gid://shopify/Order/13?x=1" }, "13"],
    [{ id: "thirteen" }, "thirteen"],
    [{ name: "#1" }, null],
    [null, null],
  ])("%j is %s", (payload, key) => expect(keyOf(payload)).toBe(key));
});
