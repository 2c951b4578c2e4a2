import { DAY, MINUTE, wholeSecond } from "./calendar.ts";
import { campaignNames } from "./campaigns.ts";
import type { Dice } from "./dice.ts";
import type { Channel, Visit } from "./ledger.ts";

/** How web buyers last came in; tills and renewals have channels of their own. */
const WEB: Partial<Record<Channel, number>> & Record<string, number> = {
  email: 21,
  instagram: 20,
  facebook: 9,
  google_ads: 9,
  organic_search: 17,
  referral: 7,
  direct: 13,
  unknown: 4,
};

const CHANNELS: Record<string, Channel> = {
  email: "email",
  instagram: "instagram",
  facebook: "facebook",
  google_ads: "google_ads",
  organic_search: "organic_search",
  referral: "referral",
  direct: "direct",
  unknown: "unknown",
};

const LANDINGS = [
  "/",
  "/products/adopt-a-coral",
  "/pages/our-reefs",
  "/products/adopt-a-coral-fiji",
  "/fr/products/adopt-a-coral",
  "/collections/all",
];

export function webChannel(dice: Dice): Channel {
  return CHANNELS[dice.weighted("channel", WEB)] ?? "unknown";
}

/** The visits before a web order, oldest first; the last one is what the channel says. No visit was recorded for "unknown". */
export function visitsBefore(dice: Dice, channel: Channel, at: number, wished: number | undefined): Visit[] {
  if (channel === "unknown" || channel === "events" || channel === "monthly_plan") return [];
  const count = wished ?? 1 + Math.floor(dice.unit("visits") ** 2 * 4);
  return Array.from({ length: count }, (_, i) => {
    const left = count - 1 - i;
    const before = wholeSecond(left * 1.7 * DAY + dice.between(`visit gap ${i}`, 2, 55) * MINUTE);
    return visit(dice, i, left === 0 ? channel : webChannelOf(dice, i), at - before);
  });
}

function webChannelOf(dice: Dice, i: number): Channel {
  const channel = CHANNELS[dice.weighted(`earlier channel ${i}`, WEB)] ?? "direct";
  return channel === "unknown" ? "direct" : channel;
}

function visit(dice: Dice, i: number, channel: Channel, at: number): Visit {
  const landingPath = dice.pick(`landing ${i}`, LANDINGS);
  const year = new Date(at).getUTCFullYear();
  const tagged = (
    sources: readonly string[],
    mediums: readonly string[],
    referrer: string | null,
    source: string | null,
  ): Visit => ({
    at,
    landingPath,
    referrer,
    source,
    utm: {
      source: dice.pick(`utm source ${i}`, sources),
      medium: dice.pick(`utm medium ${i}`, mediums),
      campaign: dice.chance(`campaign ${i}`, 0.8) ? dice.pick(`campaign name ${i}`, campaignNames(year)) : null,
    },
  });
  const referred = (referrers: readonly string[], source: string): Visit => ({
    at,
    landingPath,
    referrer: dice.pick(`referrer ${i}`, referrers),
    source,
    utm: null,
  });
  const isTagged = dice.chance(`tagged ${i}`, 0.6);
  switch (channel) {
    case "email":
      return tagged(["newsletter", "klaviyo", "Newsletter"], ["email"], null, "direct");
    case "instagram":
      if (!isTagged) return referred(["https://l.instagram.com/", "https://www.instagram.com/"], "Instagram");
      return tagged(
        ["instagram", "ig", "Instagram"],
        ["social", "story", "paid_social"],
        "https://l.instagram.com/",
        "Instagram",
      );
    case "facebook":
      if (!isTagged) return referred(["https://m.facebook.com/", "https://l.facebook.com/"], "Facebook");
      return tagged(["facebook", "fb"], ["social", "paid_social"], "https://m.facebook.com/", "Facebook");
    case "google_ads":
      return tagged(["google"], ["cpc", "ppc"], "https://www.google.com/", "Google");
    case "organic_search":
      return referred(["https://www.google.com/", "https://www.google.fr/", "https://www.bing.com/"], "Google");
    case "referral":
      if (dice.chance(`partner tag ${i}`, 0.3))
        return tagged(["divemag"], ["partner"], "https://divemag.example/reefs", "an unknown source");
      return referred(
        ["https://divemag.example/reefs", "https://lagoon-hotels.example/", "https://blog.ocean-class.example/a?b=c"],
        "an unknown source",
      );
    default:
      return { at, landingPath, referrer: null, source: "direct", utm: null };
  }
}
