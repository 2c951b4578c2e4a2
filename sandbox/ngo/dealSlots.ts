import type { Deal } from "./ledger.ts";
import type { World } from "./world.ts";

/** The deals of one block, spread evenly over its one-off orders. */
const KINDS = [
  "partner",
  "mirror_order",
  "mirror_checkout",
  "partner",
  "mirror_order",
  "partner",
  "mirror_order",
  "mirror_checkout",
  "partner",
  "mirror_order",
  "partner",
  "mirror_checkout",
] as const satisfies readonly Deal["kind"][];
const PER_BLOCK = KINDS.length;

type DealSlot = { kind: Deal["kind"]; slot: number; number: number };

const placesOf = (kind: Deal["kind"]): number[] => [...KINDS.keys()].filter((within) => KINDS[within] === kind);

export function dealsBefore(world: World, slot: number): number {
  const block = Math.floor(slot / world.size.dealBlock);
  const rest = slot % world.size.dealBlock;
  let within = 0;
  while (within < PER_BLOCK && offset(world, within) < rest) within++;
  return block * PER_BLOCK + within;
}

function offset(world: World, within: number): number {
  return Math.floor(((within + 1) * world.size.dealBlock) / (PER_BLOCK + 1));
}

/** The kind of a deal, the one-off order at which it starts, and its number among deals of its kind. */
export function dealSlot(world: World, index: number): DealSlot {
  const block = Math.floor(index / PER_BLOCK);
  const within = index % PER_BLOCK;
  const kind = KINDS[within] ?? "partner";
  const places = placesOf(kind);
  const before = places.filter((place) => place < within).length;
  return { kind, slot: block * world.size.dealBlock + offset(world, within), number: block * places.length + before };
}

/** How many deals of a kind started before one-off order `slot`. */
export function dealsOfKindBefore(world: World, kind: Deal["kind"], slot: number): number {
  const deals = dealsBefore(world, slot);
  const places = placesOf(kind);
  const within = places.filter((place) => place < deals % PER_BLOCK).length;
  return Math.floor(deals / PER_BLOCK) * places.length + within;
}

/** The one-off order at which the nth deal of a kind starts. */
export function slotOfKind(world: World, kind: Deal["kind"], number: number): number {
  const places = placesOf(kind);
  const within = places[number % places.length] ?? 0;
  return Math.floor(number / places.length) * world.size.dealBlock + offset(world, within);
}
