import type { CodeDiscount } from "../ngo/ledger.ts";
import { dateTime, dateTimeOrNull, gid } from "./gid.ts";
import { moneyV2, SHOP_CURRENCY } from "./money.ts";
import { type PageArgs, pageOf } from "./page.ts";

/** One `DiscountNode` over a discount that is had by typing a code. */
export function codeDiscountPayload(discount: CodeDiscount, now: number) {
  const what = summaryOf(discount);
  return {
    __typename: "DiscountNode",
    id: gid("DiscountNode", discount.id),
    discount: {
      __typename: discount.value === "free shipping" ? "DiscountCodeFreeShipping" : "DiscountCodeBasic",
      title: discount.title,
      status: statusOf(discount, now),
      summary: what,
      shortSummary: what,
      tags: [],
      discountClasses: [discount.value === "free shipping" ? "SHIPPING" : "ORDER"],
      createdAt: dateTime(discount.createdAt),
      updatedAt: dateTime(discount.updatedAt),
      startsAt: dateTime(discount.startsAt),
      endsAt: dateTimeOrNull(discount.endsAt),
      usageLimit: discount.usageLimit,
      appliesOncePerCustomer: discount.oncePerCustomer,
      asyncUsageCount: discount.codes.reduce((sum, { uses }) => sum + uses, 0),
      codesCount: { count: discount.codes.length, precision: "EXACT" },
      codes: (args: PageArgs) =>
        pageOf(discount.codes, args, ({ id, code, uses }) => ({
          id: gid("DiscountRedeemCode", id),
          code,
          asyncUsageCount: uses,
        })),
      customerGets: { value: worthOf(discount) },
      minimumRequirement:
        discount.minimum === null
          ? null
          : {
              __typename: "DiscountMinimumSubtotal",
              greaterThanOrEqualToSubtotal: moneyV2(discount.minimum, SHOP_CURRENCY),
            },
    },
  };
}

export function statusOf({ startsAt, endsAt }: CodeDiscount, now: number): "ACTIVE" | "EXPIRED" | "SCHEDULED" {
  if (now < startsAt) return "SCHEDULED";
  return endsAt !== null && now >= endsAt ? "EXPIRED" : "ACTIVE";
}

/** Here a percentage is a part of one; on an order's discount application it is a part of a hundred. */
function worthOf({ value }: CodeDiscount) {
  if (value === "free shipping") return null;
  if ("percent" in value) return { __typename: "DiscountPercentage", percentage: value.percent / 100 };
  return { __typename: "DiscountAmount", amount: moneyV2(value.cents, SHOP_CURRENCY), appliesOnEachItem: false };
}

function summaryOf({ value }: CodeDiscount): string {
  if (value === "free shipping") return "Free shipping on all products";
  return "percent" in value ? `${value.percent}% off entire order` : `€${value.cents / 100} off entire order`;
}
