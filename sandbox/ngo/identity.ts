import { DAY, MINUTE, wholeSecond } from "./calendar.ts";
import type { Person } from "./ledger.ts";
import type { World } from "./world.ts";

/**
 * How a person is known to the two systems. The rarer kinds sit at fixed places (one in fifty each), so that every world
 * holds them; the others are drawn.
 */
export type Persona =
  | "plain"
  | "guest"
  | "lead"
  | "account"
  | "additional"
  | "merged"
  | "unlinked"
  | "duplicates"
  | "three"
  | "archived"
  | "opted out"
  | "phone contact";

const PLANNED: Record<number, Persona> = {
  3: "additional",
  8: "archived",
  13: "merged",
  18: "phone contact",
  23: "unlinked",
  28: "opted out",
  33: "duplicates",
  43: "three",
};

type Account = { email: number; createdAt: number; updatedAt: number };
export type ContactRecord = {
  slot: number;
  email: number | null;
  additional: number[];
  mergedSlots: number[];
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
  optedOut: boolean;
};

export type Identity = {
  persona: Persona;
  /** When the person first turns up. */
  at: number;
  emails: number;
  known: number[][];
  accounts: Account[];
  contacts: ContactRecord[];
  /** The next instant after `now` at which any of this changes. */
  nextAt: number;
};

export function personaOf(world: World, index: number): Persona {
  const planned = PLANNED[(index + world.seed) % 50];
  if (planned) return planned;
  const dice = world.dice("persona", index);
  const arrival = world.crowd.arrivalAt(world.crowd.slotOf(index));
  if (arrival === "other") return dice.chance("lead", 0.85) ? "lead" : "account";
  return dice.chance("guest", 0.13) ? "guest" : "plain";
}

/** How many e-mail addresses a person has. */
export function emailCount(world: World, index: number): number {
  return EMAILS[personaOf(world, index)];
}

/** The e-mails with which a person has a Shopify account. */
export function accountEmails(world: World, index: number): number[] {
  return accountsOf(personaOf(world, index), world.dice("identity", index).chance("account", 0.97));
}

/** Who a person is in the shop and in the CRM at `now`: light enough to ask for everybody. */
export function identityAt(world: World, index: number, now: number): Identity {
  const persona = personaOf(world, index);
  const dice = world.dice("identity", index);
  const at = world.clock.at(world.crowd.slotOf(index));
  const joinAt = at + wholeSecond(dice.between("join day", 20, 200) * DAY + dice.unit("join time") * DAY);
  const changes: number[] = [];
  const happened = (time: number) => {
    if (time <= now) return true;
    changes.push(time);
    return false;
  };
  const joined = EMAILS[persona] > 1 && persona !== "unlinked" && persona !== "duplicates" && happened(joinAt);
  const accounts: Account[] = accountEmails(world, index).map((email) => {
    const editedAt = at + dice.between(`edit day ${email}`, 1, 600) * DAY;
    const edited = dice.chance(`edited ${email}`, 0.2) && happened(editedAt);
    return { email, createdAt: at, updatedAt: edited ? editedAt : at };
  });

  const contacts: ContactRecord[] = [];
  for (const { slot, email } of contactsOf(persona, dice.chance("contact", persona === "guest" ? 0.6 : 0.93))) {
    const createdAt = at + (slot === 0 ? dice.between("seen", 0, 900) * 1000 : dice.between("seen again", 3, 15) * DAY);
    if (!happened(createdAt)) continue;
    if (persona === "merged" && slot === 1 && joined) continue;
    const record: ContactRecord = {
      slot,
      email,
      additional: [],
      mergedSlots: [],
      createdAt,
      updatedAt: createdAt,
      archivedAt: null,
      optedOut: persona === "opted out",
    };
    const touchedAt =
      createdAt + dice.between(`touch day ${slot}`, 1, 700) * DAY + dice.between("touch minute", 0, 900) * MINUTE;
    if (dice.chance(`touched ${slot}`, 0.35) && happened(touchedAt)) record.updatedAt = touchedAt;
    if (slot === 0 && joined) {
      record.additional = [1];
      if (persona === "merged") record.mergedSlots = [1];
      record.updatedAt = Math.max(record.updatedAt, joinAt);
    }
    const archivedAt = createdAt + dice.between("archive day", 30, 300) * DAY;
    if (persona === "archived" && happened(archivedAt)) {
      record.archivedAt = archivedAt;
      record.updatedAt = Math.max(record.updatedAt, archivedAt);
    }
    contacts.push(record);
  }
  return {
    persona,
    at,
    emails: EMAILS[persona],
    known: knownSets(persona, joined),
    accounts,
    contacts,
    nextAt: changes.length > 0 ? Math.min(...changes) : Number.POSITIVE_INFINITY,
  };
}

const EMAILS: Record<Persona, number> = {
  plain: 1,
  guest: 1,
  lead: 1,
  account: 1,
  archived: 1,
  "opted out": 1,
  "phone contact": 1,
  additional: 2,
  merged: 2,
  unlinked: 2,
  duplicates: 2,
  three: 3,
};

function knownSets(persona: Persona, joined: boolean): Person["known"] {
  if (persona === "three") return joined ? [[0, 1], [2]] : [[0], [1], [2]];
  if (EMAILS[persona] === 1) return [[0]];
  return joined ? [[0, 1]] : [[0], [1]];
}

function accountsOf(persona: Persona, likely: boolean): number[] {
  if (persona === "guest" || persona === "lead") return [];
  if (persona === "three") return [0, 2];
  if (EMAILS[persona] === 2) return [0, 1];
  return likely || persona === "account" ? [0] : [];
}

function contactsOf(persona: Persona, likely: boolean): { slot: number; email: number | null }[] {
  const first = { slot: 0, email: 0 };
  if (persona === "merged" || persona === "duplicates") return [first, { slot: 1, email: 1 }];
  if (persona === "three") return [first, { slot: 1, email: 2 }];
  if (persona === "phone contact") return [first, { slot: 1, email: null }];
  if (EMAILS[persona] === 2 || persona === "archived" || persona === "opted out" || persona === "lead") return [first];
  return likely ? [first] : [];
}
