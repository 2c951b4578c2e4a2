import { z } from "zod";
import type { Value } from "../../stream.ts";

/** Shapes that every Shopify stream shares, and their form in Airbyte's REST-like columns. */
const isDecimal = /^-?\d+(\.\d+)?$/;
export const decimal = z.string().regex(isDecimal, "not a decimal number");
export const instant = z.iso.datetime({ offset: true });
export const legacyId = z.string().regex(/^\d{1,18}$/, "not a numeric id");
export const gid = z.string().regex(/^gid:\/\/shopify\/\w+\/\d+/, "not a Shopify id");

export const money = z.object({ amount: decimal, currencyCode: z.string().length(3) });
const strictBag = z.object({ shopMoney: money, presentmentMoney: money });
type Bag = z.infer<typeof strictBag>;

const isMoney = (side: unknown): boolean =>
  typeof side === "object" &&
  side !== null &&
  "amount" in side &&
  "currencyCode" in side &&
  typeof side.amount === "string" &&
  isDecimal.test(side.amount) &&
  typeof side.currencyCode === "string" &&
  side.currencyCode.length === 3;
const isBag = (bag: unknown): bag is Bag =>
  typeof bag === "object" &&
  bag !== null &&
  "shopMoney" in bag &&
  "presentmentMoney" in bag &&
  isMoney(bag.shopMoney) &&
  isMoney(bag.presentmentMoney);

/**
 * A sum in the shop's money and in the buyer's. An order has some twenty, so they are told by a plain check; one that fails it
 * is looked at field by field, to name what is wrong with it.
 */
export const moneyBag = z.unknown().transform((bag, context): Bag => {
  if (isBag(bag)) return bag;
  for (const { path, message } of strictBag.safeParse(bag).error?.issues ?? [])
    context.issues.push({ code: "custom", path, message, input: bag });
  return z.NEVER;
});
export const attributes = z.array(z.object({ key: z.string(), value: z.string().nullable() }));

/** A nested connection, read to its end; one with pages still to come would be a truncated record. */
export const connection = <T>(node: z.ZodType<T>) =>
  z
    .object({
      pageInfo: z.object({ hasNextPage: z.literal(false, "was not read to its end") }),
      nodes: z.array(node),
    })
    .transform(({ nodes }) => nodes);

export const moneyFields = `fragment Money on MoneyBag { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }`;

/** `{shop_money: {amount, currency_code}, presentment_money}`; the transactions stream names the currency `currency`. */
export function toMoneySet(bag: Bag | null, currencyKey: "currency_code" | "currency" = "currency_code"): Value {
  if (!bag) return null;
  const side = ({ amount, currencyCode }: z.infer<typeof money>) => ({ amount, [currencyKey]: currencyCode });
  return { shop_money: side(bag.shopMoney), presentment_money: side(bag.presentmentMoney) };
}

/** One amount by itself, in the words of the transactions stream. */
export const toMoney = ({ amount, currencyCode }: z.infer<typeof money>): Value => ({ amount, currency: currencyCode });

/** The number at the end of `gid://shopify/Order/123?query`. */
export const toNumericId = (id: string): string => /\/(\d+)(?:\?.*)?$/.exec(id)?.[1] ?? "";

const keyed = z.object({ legacyResourceId: z.coerce.string() }).transform((payload) => payload.legacyResourceId);
const named = z.object({ id: z.string() }).transform((payload) => toNumericId(payload.id) || payload.id);

/** The numeric id of a payload as it came, however broken the rest of it is. */
export const keyOf = (payload: unknown): string | null =>
  keyed.safeParse(payload).data ?? named.safeParse(payload).data ?? null;

export const lower = (value: string | null): string | null => value?.toLowerCase() ?? null;

export const toProperties = (list: z.infer<typeof attributes>): Value =>
  list.map(({ key, value }) => ({ name: key, value }));
