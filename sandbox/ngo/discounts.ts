import { DAY, HOUR, OPENING } from "./calendar.ts";
import type { CodeDiscount } from "./ledger.ts";
import type { World } from "./world.ts";

const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

type Draft = Pick<CodeDiscount, "title" | "value"> & {
  codes: readonly string[];
  startsAt: number;
  endsAt?: number;
  usageLimit?: number;
  oncePerCustomer?: boolean;
  minimum?: number;
};

/** Everything that was ever set up, the codes that buyers type among them; some were never used, some are over or to come. */
function drafts(world: World): readonly Draft[] {
  const opened = OPENING + 2 * HOUR;
  return [
    { title: "REEF10", codes: ["REEF10"], value: { percent: 10 }, startsAt: opened },
    { title: "REEF15", codes: ["REEF15"], value: { percent: 15 }, startsAt: opened },
    { title: "REEF20", codes: ["REEF20"], value: { percent: 20 }, startsAt: opened },
    { title: "Māuruuru – 5 € off", codes: ["MARURU5"], value: { cents: 500 }, startsAt: opened, minimum: 2000 },
    { title: "Press", codes: ["PRESSE100"], value: { percent: 100 }, startsAt: opened },
    { title: "Staff", codes: ["STAFF-FREE"], value: { percent: 100 }, startsAt: opened, oncePerCustomer: true },
    {
      title: "Ocean Day 2023",
      codes: ["OCEAN23"],
      value: { percent: 25 },
      startsAt: Date.UTC(2023, 5, 8),
      endsAt: Date.UTC(2023, 5, 15),
      usageLimit: 500,
    },
    {
      title: "Free shipping for teachers",
      codes: ["MAESTRO"],
      value: "free shipping",
      startsAt: Date.UTC(2024, 7, 1),
    },
    // More codes than a page holds: each partner's guests get their own.
    {
      title: "Partner guests",
      codes: Array.from({ length: 320 }, (_, n) => `PARTNER-${letters(world, n)}`),
      value: { cents: 1000 },
      startsAt: Date.UTC(2025, 2, 3),
      usageLimit: 1,
    },
    {
      title: "New Year 2028",
      codes: ["NOUVELAN28"],
      value: { percent: 12.5 },
      startsAt: Date.UTC(2027, 11, 27),
      endsAt: Date.UTC(2028, 0, 4),
    },
  ];
}

function letters(world: World, n: number): string {
  const dice = world.dice("partner code", n);
  // The number keeps them apart, the rest keeps them from being guessed.
  return `${n}${[0, 1, 2, 3].map((place) => dice.pick(`letter ${place}`, [...LETTERS])).join("")}`;
}

/** The discounts that exist at `now`. The ends of those that are over are what changed them last. */
export function discountsAt(world: World, now: number, uses: ReadonlyMap<string, number>): CodeDiscount[] {
  return drafts(world).flatMap((draft, index): CodeDiscount[] => {
    const createdAt = Math.max(OPENING + HOUR + index * 60_000, draft.startsAt - 30 * DAY);
    if (createdAt > now) return [];
    const endsAt = draft.endsAt ?? null;
    const changes = [createdAt, draft.startsAt, ...(endsAt === null ? [] : [endsAt])].filter((at) => at <= now);
    return [
      {
        id: world.ids.discount.of(index),
        title: draft.title,
        value: draft.value,
        codes: draft.codes.map((code, n) => ({
          id: world.ids.redeemCode.of(index * 512 + n),
          code,
          uses: uses.get(code) ?? 0,
        })),
        createdAt,
        startsAt: draft.startsAt,
        endsAt,
        updatedAt: Math.max(...changes),
        usageLimit: draft.usageLimit ?? null,
        oncePerCustomer: draft.oncePerCustomer ?? false,
        minimum: draft.minimum ?? null,
      },
    ];
  });
}
