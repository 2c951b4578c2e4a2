import { canSign } from "./buyer.ts";
import { DAY, dayNumber, dayStart, HOUR, MINUTE, tahitiDay, wholeSecond } from "./calendar.ts";
import { companiesBefore, isArchivedCompany } from "./companies.ts";
import type { Dice } from "./dice.ts";
import { identityAt } from "./identity.ts";
import type { Currency, Deal, SiteKey } from "./ledger.ts";
import { GRANTS, PARTNERS, pipelineOf } from "./pipelines.ts";
import { FAVOURITES } from "./sites.ts";
import type { World } from "./world.ts";

/** A partner deal with its whole course; what is visible of it depends on the instant. */
export type PartnerPlan = {
  pipelineId: string;
  /** Stage ids in the order they are reached, and when. */
  steps: { at: number; stageId: string }[];
  outcome: "won" | "lost" | "open";
  expectedAt: number;
  archivedAt: number | null;
  amount: number;
  currency: Currency;
  corals: number;
  site: SiteKey | null;
  company: number | null;
  signer: number | null;
};

const CURRENCIES: readonly Currency[] = ["EUR", "USD", "XPF"];

/**
 * Variety comes from the deal's number, so that a handful of deals already holds each currency in each pipeline, lots
 * without a site, deals past their date, deals without a company and archived ones.
 */
export function partnerPlan(world: World, number: number, slot: number): PartnerPlan {
  const dice = world.dice("partner deal", number);
  const startsAt = world.clock.at(slot);
  const pipelineId = number % 2 === 0 ? PARTNERS : GRANTS;
  const currency = CURRENCIES[(number + (number % 6 >= 3 ? 1 : 0)) % 3] ?? "EUR";
  const outcome = outcomeOf(dice, number);
  const corals = number % 5 < 3 ? 50 + Math.floor(dice.unit("corals") ** 2 * 196) * 10 : 0;
  const euros =
    corals > 0 ? corals * dice.between("price", 18, 27) : 1500 + Math.floor(dice.unit("amount") ** 2.5 * 480) * 100;
  const endsAt =
    number % 11 === 6
      ? lastMinutesOfYear(startsAt)
      : startsAt + wholeSecond(dice.between("days", 20, 260) * DAY + dice.unit("time") * DAY);
  const company = companyFor(world, dice, number, slot);
  return {
    pipelineId,
    steps: steps(dice, pipelineId, outcome, startsAt, endsAt),
    outcome,
    expectedAt: startsAt + dice.between("expected", 30, 220) * DAY + 12 * HOUR,
    archivedAt: number % 13 === 10 ? startsAt + dice.between("archive", 40, 200) * DAY : null,
    amount: number % 17 === 12 ? 0 : rounded(world, euros, currency, startsAt),
    currency,
    corals,
    site: corals === 0 || number % 10 === 1 ? null : dice.weighted("site", FAVOURITES),
    company,
    signer: number % 10 === 9 ? null : signerFor(world, dice, slot),
  };
}

/** Numbers whose trap only shows on a won deal are won; one in nine gets stuck past its expected close. */
function outcomeOf(dice: Dice, number: number): PartnerPlan["outcome"] {
  const mustBeWon =
    number % 22 === 6 || number % 17 === 12 || number % 26 === 10 || number % 20 === 8 || number % 20 === 9;
  if (mustBeWon) return "won";
  if (number % 9 === 4) return "open";
  return dice.weighted<PartnerPlan["outcome"]>("outcome", { won: 50, lost: 34, open: 16 });
}

/** Deals won at 23:30 on 31 December in Tahiti are already next year's in UTC. */
function lastMinutesOfYear(startsAt: number): number {
  const year = new Date(startsAt - 10 * HOUR).getUTCFullYear();
  const closing = dayStart(dayNumber(year, 12, 31)) + DAY - 30 * MINUTE;
  return closing > startsAt + DAY ? closing : dayStart(tahitiDay(startsAt) + 20) + 23 * HOUR;
}

function steps(
  dice: Dice,
  pipelineId: string,
  outcome: PartnerPlan["outcome"],
  startsAt: number,
  endsAt: number,
): PartnerPlan["steps"] {
  const { stages } = pipelineOf(pipelineId);
  const open = stages.filter((stage) => !stage.isClosed);
  const reached = outcome === "won" ? open.length : dice.between("reached", 1, open.length);
  const walked = open.slice(0, reached).map((stage, i) => ({
    at: startsAt + wholeSecond(((endsAt - startsAt) * i) / (reached + 1)),
    stageId: stage.id,
  }));
  const end = stages.find((stage) => stage.isClosed && stage.probability === (outcome === "won" ? 1 : 0));
  return outcome === "open" || !end ? walked : [...walked, { at: endsAt, stageId: end.id }];
}

function rounded(world: World, euros: number, currency: Currency, at: number): number {
  const minor = world.rates.fromEur(euros * 100, currency, tahitiDay(at));
  const grain = currency === "XPF" ? 1000 : 5000;
  return Math.max(grain, Math.round(minor / grain) * grain);
}

function companyFor(world: World, dice: Dice, number: number, slot: number): number | null {
  const known = companiesBefore(world, slot);
  if (known === 0 || number % 10 >= 8) return null;
  const company = dice.between("company", 0, known - 1);
  return isArchivedCompany(company) ? null : company;
}

function signerFor(world: World, dice: Dice, slot: number): number | null {
  const known = world.crowd.peopleBefore(slot);
  for (let attempt = 0; known > 0 && attempt < 12; attempt++) {
    const person = dice.between(`signer ${attempt}`, 0, known - 1);
    const hasContact = identityAt(world, person, world.clock.at(slot)).contacts.some((contact) => contact.slot === 0);
    if (canSign(world, person) && hasContact) return person;
  }
  return null;
}

/** Where a partner deal stands at `now`. */
export function standingOf(
  plan: PartnerPlan,
  now: number,
): { stageId: string; outcome: Deal["isWon"] | null; updatedAt: number; nextAt: number } {
  const reached = plan.steps.filter((step) => step.at <= now);
  const last = reached.at(-1) ?? plan.steps[0];
  if (!last) throw new RangeError("a deal without a first stage");
  const isOver = plan.outcome !== "open" && reached.length === plan.steps.length;
  const archived = plan.archivedAt !== null && plan.archivedAt <= now ? plan.archivedAt : 0;
  const later = [...plan.steps.map((step) => step.at), plan.archivedAt ?? 0].filter((at) => at > now);
  return {
    stageId: last.stageId,
    outcome: isOver ? plan.outcome === "won" : null,
    updatedAt: Math.max(last.at, archived),
    nextAt: Math.min(Number.POSITIVE_INFINITY, ...later),
  };
}
