import type { Pick } from "./basket.ts";
import { accountOf, countryOfPerson, typed } from "./buyer.ts";
import { LEVER_SLOT } from "./ids.ts";
import type { ResolvedWish } from "./journal.ts";
import type { Order, SiteKey } from "./ledger.ts";
import { linesOf, NOTHING } from "./lines.ts";
import { type Deeds, playDeeds } from "./orderPlan.ts";
import { emailsOfPerson } from "./person.ts";
import { siteProperty } from "./sites.ts";
import { visitsBefore } from "./visits.ts";
import type { World } from "./world.ts";

const SOURCES: Record<string, string> = { events: "pos", monthly_plan: "subscription_contract" };

/** An order placed through the lever, number `n` of them, as it stands at `now`. */
export function leverOrderAt(
  world: World,
  n: number,
  index: number,
  at: number,
  wish: ResolvedWish,
  deeds: Deeds,
  now: number,
): Order {
  const slot = LEVER_SLOT + n;
  const dice = world.dice("lever order", n);
  const address = emailsOfPerson(world, wish.person)[0] ?? null;
  const order: Order = {
    index,
    id: world.ids.order.of(slot),
    name: `#S${1001 + n}`,
    person: wish.person,
    email: 0,
    emailAsTyped: address === null ? null : typed(dice, address),
    customerId: accountOf(world, wish.person, 0),
    country: countryOfPerson(world, wish.person),
    currency: wish.currency,
    createdAt: at,
    processedAt: wish.processedAt,
    updatedAt: at,
    paidAt: at,
    cancelledAt: null,
    deletedAt: null,
    test: false,
    status: "paid",
    channel: wish.channel,
    visits: visitsBefore(dice, wish.channel, at, undefined),
    sourceName: SOURCES[wish.channel] ?? "web",
    discountCode: null,
    lines: linesOf(world, slot, picks(world, wish, n), wish.currency, at, null),
    tip: NOTHING,
    shipping: NOTHING,
    refunds: [],
    disputes: [],
    subscriptionId: null,
    note: null,
    tags: ["sandbox"],
  };
  playDeeds(world, order, slot, dice, deeds, now);
  return order;
}

function picks(world: World, wish: ResolvedWish, n: number): Pick[] {
  const adopted = wish.site === null ? [] : adoptions(world, wish.site, wish.corals, n);
  if (wish.donation === null) return adopted;
  const variant = world.shop.byHandle("donate").variants.at(-1);
  if (!variant) throw new RangeError("the shop sells no donation");
  return [...adopted, { variant, quantity: 1, price: wish.donation, site: null, recipient: null, properties: [] }];
}

/** The fewest packs that make up the corals; every third order takes the product whose site is a line property. */
function adoptions(world: World, site: SiteKey, corals: number, n: number): Pick[] {
  const dice = world.dice("lever site", n);
  const byProperty = n % 3 === 2;
  const shelf = byProperty
    ? world.shop.byHandle("reef-of-your-choice").variants
    : (world.shop.sitePacks.get(site) ?? []);
  let left = corals;
  return [10, 5, 1].flatMap((size, line): Pick[] => {
    const variant = shelf.find((candidate) => candidate.coralsPerUnit === size);
    const quantity = Math.floor(left / size);
    if (!variant || quantity === 0) return [];
    left -= quantity * size;
    return [
      { variant, quantity, site, recipient: null, properties: byProperty ? [siteProperty(dice, line, site)] : [] },
    ];
  });
}
