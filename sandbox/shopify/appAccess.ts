import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import type { Manners } from "../levers/manners.ts";
import type { Context } from "./context.ts";
import { gid } from "./gid.ts";
import { SCOPES } from "./token.ts";

const APP_INSTALLATION = 530_011_001_337;
const SIXTY_DAYS = 60 * 86_400_000;

type Resolver = (args: Record<string, unknown>, context: Context, info: GraphQLResolveInfo) => unknown;
type Root = Readonly<Record<string, unknown>>;
const isResolver = (value: unknown): value is Resolver => typeof value === "function";

/** The permission that a root field takes. */
const needed: Readonly<Record<string, string>> = {
  order: "read_orders",
  orders: "read_orders",
  ordersCount: "read_orders",
  customer: "read_customers",
  customers: "read_customers",
  customersCount: "read_customers",
  product: "read_products",
  products: "read_products",
  productsCount: "read_products",
  productVariant: "read_products",
  productVariants: "read_products",
  productVariantsCount: "read_products",
  subscriptionContracts: "read_own_subscription_contracts",
  discountNodes: "read_discounts",
  codeDiscountNodes: "read_discounts",
  disputes: "read_shopify_payments_disputes",
};

const refusal = (field: string, scope: string) =>
  new GraphQLError(
    `Access denied for ${field} field. Required access: \`${scope}\` access scope.`,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess: `\`${scope}\` access scope.`,
    },
  );

/** The resolvers of `root`, for an app with the permissions it has left; without `read_all_orders` old orders are absent. */
export function withAppAccess(root: Root, manners: () => Manners, now: () => number): Root {
  const lost = (scope: string) => manners().scopes_lost.includes(scope);
  const guarded = Object.entries(root).map(([field, resolver]): [string, unknown] => {
    const scope = needed[field];
    if (scope === undefined || !isResolver(resolver)) return [field, resolver];
    return [
      field,
      (args: Record<string, unknown>, context: Context, info: GraphQLResolveInfo) => {
        if (lost(scope)) throw refusal(field, scope);
        const isLimited = (field === "orders" || field === "ordersCount") && lost("read_all_orders");
        if (!isLimited) return resolver(args, context, info);
        const since = new Date(now() - SIXTY_DAYS).toISOString();
        const query = `${typeof args.query === "string" ? args.query : ""} created_at:>='${since}'`.trim();
        return resolver({ ...args, query }, context, info);
      },
    ];
  });
  return {
    ...Object.fromEntries(guarded),
    currentAppInstallation: () => ({
      __typename: "AppInstallation",
      id: gid("AppInstallation", APP_INSTALLATION),
      accessScopes: SCOPES.filter((scope) => !lost(scope)).map((handle) => ({ handle, description: "" })),
    }),
  };
}
