import { z } from "zod";
import type { Value } from "../../stream.ts";
import { lower, money } from "./shape.ts";

/** A discount of an order. Lines name it by its index, and say how much of it falls on them. */
export const discountApplicationFields = `fragment Discount on DiscountApplication {
  __typename index allocationMethod targetSelection targetType
  value { __typename ... on MoneyV2 { amount currencyCode } ... on PricingPercentageValue { percentage } }
  ... on DiscountCodeApplication { code }
  ... on ManualDiscountApplication { title description }
  ... on AutomaticDiscountApplication { title }
  ... on ScriptDiscountApplication { title }
}`;

export const discountApplication = z.object({
  __typename: z.string(),
  index: z.number().int().nonnegative(),
  allocationMethod: z.string(),
  targetSelection: z.string(),
  targetType: z.string(),
  value: z.union([money, z.object({ percentage: z.number() })]),
  code: z.string().optional(),
  title: z.string().optional(),
  description: z.string().nullish(),
});

// REST's words for the types; one that is not known keeps its name.
const types: Readonly<Record<string, string>> = {
  DiscountCodeApplication: "discount_code",
  ManualDiscountApplication: "manual",
  AutomaticDiscountApplication: "automatic",
  ScriptDiscountApplication: "script",
};

export function toDiscountApplication(discount: z.infer<typeof discountApplication>): Value {
  const { value } = discount;
  return {
    type: types[discount.__typename] ?? discount.__typename,
    ...("percentage" in value
      ? { value: String(value.percentage), value_type: "percentage" }
      : { value: value.amount, value_type: "fixed_amount" }),
    allocation_method: lower(discount.allocationMethod),
    target_selection: lower(discount.targetSelection),
    target_type: lower(discount.targetType),
    ...(discount.code === undefined ? {} : { code: discount.code }),
    ...(discount.title === undefined ? {} : { title: discount.title, description: discount.description ?? null }),
  };
}
