import type { Dice } from "./dice.ts";
import type { OrderLine, SiteKey, Variant } from "./ledger.ts";
import { MESSAGES, RECIPIENTS } from "./names.ts";
import type { Catalogue } from "./products.ts";
import type { Basket } from "./scenario.ts";
import { FAVOURITES, SITES, siteProperty } from "./sites.ts";

/** A line as the buyer put it in the basket; `price` in EUR cents where it is not the shelf's. */
export type Pick = {
  variant: Variant;
  quantity: number;
  site: SiteKey | null;
  price?: number;
  recipient: OrderLine["recipient"];
  properties: OrderLine["properties"];
};

const USUAL: Record<Basket, number> = {
  "one coral": 33,
  corals: 13,
  "many corals": 7,
  pack: 13,
  gift: 10,
  gifts: 3,
  choice: 7,
  "choice without site": 0.6,
  seasonal: 1,
  donation: 9,
  "own amount": 2,
  shop: 3,
  mixed: 4,
  ticket: 0.8,
};

export function fillBasket(shop: Catalogue, dice: Dice, wished: Basket | undefined, at: number): Pick[] {
  const basket = wished ?? dice.weighted("basket", USUAL);
  const shelf = (handle: string) => shop.byHandle(handle).variants;
  switch (basket) {
    case "one coral":
      return [adoptedAt(shop, dice, 0, [1], 1)];
    case "corals":
      return [
        adoptedAt(shop, dice, 0, [1, 1, 1, 5], dice.between("units 0", 1, 3)),
        adoptedAt(shop, dice, 1, [1], dice.between("units 1", 1, 2)),
      ];
    case "many corals":
      return [
        adoptedAt(shop, dice, 0, [1, 1, 1, 1, 5], dice.between("units 0", 3, 6)),
        adoptedAt(shop, dice, 1, [1], 3),
      ];
    case "pack":
      return [adoptedAt(shop, dice, 0, [5, 5, 10], dice.chance("two packs", 0.15) ? 2 : 1)];
    case "gift":
      return [given(dice, 0, dice.pick("gift", shelf("offrir-un-corail")), 1)];
    case "gifts":
      return [0, 1, 2].map((line) =>
        given(dice, line, dice.pick(`gift ${line}`, shelf("offrir-un-corail")), line === 0 ? 3 : 1),
      );
    case "choice":
    case "choice without site":
      return [chosen(dice, dice.pick("choice", shelf("reef-of-your-choice")), basket === "choice")];
    case "seasonal": {
      const retired = shop.byHandle("super-coral-2022");
      const handle = at < retired.updatedAt ? "super-coral-2022" : "mothers-day-coral";
      return [given(dice, 0, dice.pick("seasonal", shelf(handle)), 1)];
    }
    case "donation":
      return [plain(shelfAmount(dice, shelf("donate")), 1)];
    case "own amount":
      return [plain(lastOf(shelf("donate")), dice.between("own amount", 7, 180))];
    case "shop":
      return [merchandise(shop, dice, 0), merchandise(shop, dice, 1)].slice(0, dice.between("pieces", 1, 2));
    case "mixed":
      return [
        adoptedAt(shop, dice, 0, [1, 1, 1, 5], dice.between("units 0", 1, 3)),
        merchandise(shop, dice, 1),
        plain(dice.pick("amount", shelf("donate").slice(0, 3)), 1),
        named(dice, adoptedAt(shop, dice, 3, [1], 1), 3),
      ];
    case "ticket":
      return [plain(lastOf(shelf("reef-night-ticket")), dice.between("seats", 1, 4)), adoptedAt(shop, dice, 1, [1], 1)];
  }
}

/** Small amounts are the usual ones. */
function shelfAmount(dice: Dice, variants: readonly Variant[]): Variant {
  const variant = variants[Math.floor(dice.unit("amount") ** 1.8 * (variants.length - 1))];
  if (!variant) throw new RangeError("an empty shelf");
  return variant;
}

function plain(variant: Variant, quantity: number): Pick {
  return { variant, quantity, site: variant.site, recipient: null, properties: [] };
}

function lastOf(variants: readonly Variant[]): Variant {
  const last = variants.at(-1);
  if (!last) throw new RangeError("an empty shelf");
  return last;
}

function merchandise(shop: Catalogue, dice: Dice, line: number): Pick {
  const handle = dice.pick(`piece ${line}`, ["reef-tee", "lagoon-bottle"]);
  return plain(dice.pick(`size ${line}`, shop.byHandle(handle).variants), 1);
}

function adoptedAt(shop: Catalogue, dice: Dice, line: number, packs: readonly number[], quantity: number): Pick {
  const site = dice.weighted(`site ${line}`, FAVOURITES);
  const corals = dice.pick(`pack ${line}`, packs);
  const variants = (shop.sitePacks.get(site) ?? []).filter((variant) => variant.coralsPerUnit === corals);
  const pick = plain(dice.pick(`variant ${line}`, variants), quantity);
  return dice.chance(`named ${line}`, 0.3) ? named(dice, pick, line) : pick;
}

function named(dice: Dice, pick: Pick, line: number): Pick {
  const key = dice.pick(`coral name key ${line}`, ["Coral name", "Nom du corail", "coral_name"]);
  return { ...pick, properties: [...pick.properties, { key, value: dice.pick(`coral name ${line}`, RECIPIENTS) }] };
}

function chosen(dice: Dice, variant: Variant, said: boolean): Pick {
  const site = dice.pick("chosen site", SITES);
  return {
    ...plain(variant, dice.between("chosen units", 1, 2)),
    site: said ? site : null,
    properties: said ? [siteProperty(dice, 0, site)] : [],
  };
}

type RecipientKeys = { name: string; email: string; message: string };

/** Property names of the themes the shop has had, English and French. */
const RECIPIENT_KEYS: readonly RecipientKeys[] = [
  { name: "Recipient name", email: "Recipient email", message: "Gift message" },
  { name: "_recipient", email: "_recipient_email", message: "_message" },
  { name: "Nom du destinataire", email: "E-mail du destinataire", message: "Message cadeau" },
  { name: "Pour qui ?", email: "Courriel", message: "Votre message" },
  { name: "To:", email: "Send certificate to", message: "Message" },
];

function given(dice: Dice, line: number, variant: Variant, quantity: number): Pick {
  const keys = dice.pick("recipient keys", RECIPIENT_KEYS);
  const name = dice.pick(`recipient ${line}`, RECIPIENTS);
  const email = dice.chance(`recipient mail ${line}`, 0.6)
    ? `friend${dice.between(`friend ${line}`, 100, 99_999)}@post.example`
    : null;
  const message = dice.chance(`message ${line}`, 0.7) ? dice.pick(`message text ${line}`, MESSAGES) : null;
  const site =
    variant.site ?? (dice.chance(`seasonal site ${line}`, 0.7) ? dice.pick(`seasonal reef ${line}`, SITES) : null);
  const properties = [{ key: keys.name, value: name }];
  if (email) properties.push({ key: keys.email, value: email });
  if (message) properties.push({ key: keys.message, value: message });
  if (site && !variant.site) properties.push(siteProperty(dice, line, site));
  return { variant, quantity, site, recipient: { name, email, message }, properties };
}
