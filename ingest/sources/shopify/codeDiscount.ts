import { z } from "zod";
import type { Row } from "../../stream.ts";
import { connection, decimal, gid, instant } from "./shape.ts";

/** The kinds of discounts that have codes; the API gives them as a union without a common interface. */
const kinds = ["DiscountCodeBasic", "DiscountCodeBxgy", "DiscountCodeFreeShipping", "DiscountCodeApp"] as const;
const ofEach = (fields: string) => kinds.map((kind) => `... on ${kind} { ${fields} }`).join("\n    ");

const codes = (name: string, args: string) =>
  `${name}(${args}) { pageInfo { hasNextPage endCursor } nodes { id code asyncUsageCount } }`;

const gets = `customerGets { value {
      __typename
      ... on DiscountPercentage { percentage }
      ... on DiscountAmount { amount { amount currencyCode } }
    } }`;
const least = `minimumRequirement {
      ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount currencyCode } }
      ... on DiscountMinimumQuantity { greaterThanOrEqualToQuantity }
    }`;

export const codeDiscountRecord = {
  type: "DiscountNode",
  name: "CodeDiscountRecord",
  fragments: `fragment CodeDiscountRecord on DiscountNode {
  id
  discount {
    __typename
    ${ofEach(`title status createdAt updatedAt startsAt endsAt usageLimit appliesOncePerCustomer asyncUsageCount ${codes("codes", "first: 50")}`)}
    ... on DiscountCodeBasic { summary ${gets} ${least} }
    ... on DiscountCodeBxgy { summary ${gets} }
    ... on DiscountCodeFreeShipping { summary ${least} }
  }
}`,
};

export const moreCodesDocument = `query MoreCodes($id: ID!, $after: String!) {
  discountNode(id: $id) { discount {
    ${ofEach(codes("part: codes", "first: 250, after: $after"))}
  } }
}`;

/** How the list of ids finds the dates, which are not on the node itself. */
export const datesOfDiscounts = {
  fields: `id discount { ${ofEach("createdAt updatedAt")} }`,
  flatten: (node: unknown): unknown => {
    const held = z.looseObject({ discount: z.looseObject({}) }).safeParse(node).data;
    return held ? { ...held, ...held.discount } : node;
  },
};

const value = z.looseObject({
  __typename: z.string(),
  percentage: z.number().optional(),
  amount: z.looseObject({ amount: decimal }).optional(),
});

export const codeDiscount = z.looseObject({
  id: gid,
  discount: z.looseObject({
    __typename: z.string(),
    title: z.string(),
    status: z.string(),
    createdAt: instant,
    updatedAt: instant,
    startsAt: instant,
    endsAt: instant.nullable(),
    usageLimit: z.number().int().nullable(),
    appliesOncePerCustomer: z.boolean(),
    asyncUsageCount: z.number().int(),
    summary: z.string().optional(),
    customerGets: z.looseObject({ value }).optional(),
    minimumRequirement: z
      .looseObject({
        greaterThanOrEqualToSubtotal: z.looseObject({ amount: decimal }).optional(),
        greaterThanOrEqualToQuantity: z.coerce.string().optional(),
      })
      .nullish(),
    codes: connection(z.looseObject({ id: gid, code: z.string(), asyncUsageCount: z.number().int() })),
  }),
});
export type CodeDiscount = z.infer<typeof codeDiscount>;

/**
 * What is taken off, as REST says it: below zero, percentages of a hundred. GraphQL gives percentages as parts of one here,
 * and of a hundred on orders. Other kinds (buy one get one, those of apps) have no value of their own.
 */
export function toValue(discount: CodeDiscount["discount"]): Row {
  const target_type = discount.__typename === "DiscountCodeFreeShipping" ? "shipping_line" : "line_item";
  if (target_type === "shipping_line") return { target_type, value_type: "percentage", value: "-100.0" };
  const off = discount.customerGets?.value;
  if (off?.percentage !== undefined) {
    return { target_type, value_type: "percentage", value: `-${Number((off.percentage * 100).toFixed(4))}` };
  }
  return {
    target_type,
    value_type: off?.amount ? "fixed_amount" : null,
    value: off?.amount ? `-${off.amount.amount}` : null,
  };
}
