import type { RequestHandler } from "express";
import { z } from "zod";
import { isoDay } from "../ngo/calendar.ts";
import type { Campaign } from "../ngo/campaigns.ts";
import { campaignsUntil } from "../ngo/campaigns.ts";
import { Dice } from "../ngo/dice.ts";
import type { Ngo } from "../ngo/ledger.ts";
import { OWNERS } from "../ngo/owners.ts";
import { isoInstant } from "./crmRecord.ts";
import { namesIn, parsed } from "./objects.ts";
import { nextPage } from "./present.ts";

const query = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z
    .string()
    .transform((after) => Number(Buffer.from(after, "base64").toString()))
    .pipe(z.number().int().nonnegative())
    .default(0),
  sort: z.enum(["hs_name", "-hs_name", "createdAt", "-createdAt", "updatedAt", "-updatedAt"]).default("hs_name"),
  properties: namesIn,
});

/** Campaigns are known by a GUID and not by a number. */
function guid(seed: number, { number }: Campaign): string {
  const dice = new Dice(seed, "campaign guid", number);
  const hex = ["a", "b", "c", "d"].map((part) => dice.bits(part).toString(16).padStart(8, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const oneDigitAtLeast = (cents: number) => (cents % 100 === 0 ? (cents / 100).toFixed(1) : String(cents / 100));

function status(campaign: Campaign, now: number): string {
  if (isoDay(campaign.startDay) > isoInstant(now).slice(0, 10)) return "planned";
  return campaign.endDay !== null && isoDay(campaign.endDay) < isoInstant(now).slice(0, 10)
    ? "completed"
    : "in_progress";
}

/** Only what was asked for and has a value is answered, which is unlike the CRM's objects. */
function present(ngo: Ngo, campaign: Campaign, asked: readonly string[]) {
  const owner = OWNERS[campaign.number % OWNERS.length];
  const all: Record<string, string | null> = {
    hs_name: campaign.name,
    hs_utm: campaign.utm,
    hs_start_date: isoDay(campaign.startDay),
    hs_end_date: campaign.endDay === null ? null : isoDay(campaign.endDay),
    hs_campaign_status: status(campaign, ngo.now()),
    hs_currency_code: "EUR",
    hs_budget_items_sum_amount: campaign.budget === null ? null : oneDigitAtLeast(campaign.budget),
    hs_spend_items_sum_amount: campaign.spent === null ? null : oneDigitAtLeast(campaign.spent),
    hs_owner: owner ? String(owner.id) : null,
    hs_object_id: String(430_118_000 + campaign.number),
  };
  return {
    id: guid(ngo.seed, campaign),
    properties: Object.fromEntries(asked.filter((name) => all[name]).map((name) => [name, all[name]])),
    createdAt: isoInstant(campaign.createdAt),
    updatedAt: isoInstant(campaign.updatedAt),
    businessUnits: [],
  };
}

/** GET of the marketing campaigns, a page at a time. */
export function listCampaigns(ngo: Ngo): RequestHandler {
  return (req, res) => {
    const { limit, after, sort, properties } = parsed(query, req.query);
    const sign = sort.startsWith("-") ? -1 : 1;
    const key = (campaign: Campaign) =>
      sort.endsWith("hs_name")
        ? campaign.name.toLowerCase()
        : sort.endsWith("createdAt")
          ? campaign.createdAt
          : campaign.updatedAt;
    const all = campaignsUntil(ngo.seed, ngo.now()).sort((a, b) => {
      const [left, right] = [key(a), key(b)];
      return left === right ? a.number - b.number : left < right ? -sign : sign;
    });
    const end = after + limit;
    res.json({
      total: all.length,
      results: all.slice(after, end).map((campaign) => present(ngo, campaign, properties)),
      ...(end < all.length ? { paging: nextPage(req, Buffer.from(String(end)).toString("base64")) } : {}),
    });
  };
}

const batchBody = z.object({ inputs: z.array(z.object({ id: z.string() })).max(50) });

/** POST of up to 50 GUIDs, with the properties in the URL; ids that lead nowhere are left out. */
export function batchReadCampaigns(ngo: Ngo): RequestHandler {
  return (req, res) => {
    const { properties } = parsed(query.pick({ properties: true }), req.query);
    const asked = new Set(parsed(batchBody, req.body).inputs.map(({ id }) => id));
    const found = campaignsUntil(ngo.seed, ngo.now()).filter((campaign) => asked.has(guid(ngo.seed, campaign)));
    const at = isoInstant(ngo.now());
    const results = found.map((campaign) => present(ngo, campaign, properties));
    res.json({ status: "COMPLETE", results, startedAt: at, completedAt: at });
  };
}
