import type { Rates } from "../truth/rates.ts";
import { readRates } from "../truth/rates.ts";
import { type Crowd, crowd } from "./crowd.ts";
import { Dice } from "./dice.ts";
import { type Ids, idRanges } from "./ids.ts";
import { type OrderClock, orderClock } from "./orderClock.ts";
import { type Catalogue, catalogue } from "./products.ts";
import { SIZES, type Size, type SizeName } from "./size.ts";

/** What never changes once seed and size are chosen: the timetable, who comes when, the shelves, the ids. */
export type World = {
  seed: number;
  size: Size;
  ids: Ids;
  rates: Rates;
  shop: Catalogue;
  clock: OrderClock;
  crowd: Crowd;
  dice(kind: string, index: number): Dice;
  /** One-off order k that signs up for a subscription; every plan starts with one. */
  isSignUp(k: number): boolean;
};

export function openWorld(seed: number, sizeName: SizeName): World {
  const size = SIZES[sizeName];
  return {
    seed,
    size,
    ids: idRanges(seed),
    rates: readRates(),
    shop: catalogue(seed),
    clock: orderClock(seed, size.oneOffOrders),
    crowd: crowd(seed, size),
    dice: (kind, index) => new Dice(seed, kind, index),
    isSignUp: (k) => k % size.plansEvery === SIGN_UP_SLOT,
  };
}

/** Sign-ups and planned traps (every eighth slot, the fourth) never fall on the same slot. */
export const SIGN_UP_SLOT = 6;
