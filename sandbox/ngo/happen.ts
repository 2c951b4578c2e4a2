import { roundRatio } from "../truth/allocate.ts";
import type { Dice } from "./dice.ts";
import type { Dispute, Money, Order, OrderLine, Refund } from "./ledger.ts";
import { minus, NOTHING, plus, remainderOf, sumOf, times, unitsLeft } from "./lines.ts";
import type { Happening } from "./scenario.ts";
import type { World } from "./world.ts";

const MOST_REFUNDS = 16;
const DISPUTE_REASONS = [
  "FRAUDULENT",
  "UNRECOGNIZED",
  "PRODUCT_NOT_RECEIVED",
  "CREDIT_NOT_PROCESSED",
  "DUPLICATE",
  "GENERAL",
] as const satisfies readonly Dispute["reason"][];
const REASONS = ["Customer changed their mind", "Commande en double", "Certificate came late, goodwill", null];

/** What happens to an order: planned by the made-up history, or done by hand through a lever. */
export type Deed = Happening | Handmade;
export type Handmade =
  | { type: "refund line"; line: number; quantity: number }
  | { type: "refund money"; cents: number }
  | { type: "refund rest" }
  | { type: "edit line"; line: number; quantity: number }
  | { type: "delete" };

/** Changes `order` in place. Handmade deeds that ask for more than is left throw a RangeError; planned ones never do. */
export function happen(world: World, order: Order, slot: number, dice: Dice, deed: Deed, at: number): void {
  switch (deed.type) {
    case "pay":
      order.status = "paid";
      order.paidAt = at;
      return;
    case "void":
      order.status = "voided";
      order.cancelledAt = at;
      return;
    case "expire":
      order.status = "expired";
      return;
    case "cancel":
      order.cancelledAt = at;
      return;
    case "delete":
      order.deletedAt = at;
      return;
    case "edit": {
      const line = order.lines.findIndex((candidate) => unitsLeft(candidate) > 1);
      if (line >= 0) editLine(lineAt(order, line), lineAt(order, line).quantity - lineAt(order, line).removed - 1);
      return;
    }
    case "edit line":
      editLine(lineAt(order, deed.line), deed.quantity);
      if (restOf(order).shop < 0)
        throw new RangeError(`order ${order.id} has already paid back more than that edit leaves`);
      return;
    case "dispute":
      dispute(world, order, slot, deed.kind, deed.status, at);
      return;
    case "refund":
      refund(world, order, slot, dice, deed.of, at);
      return;
    case "refund line":
      giveBack(world, order, slot, dice, at, [[deed.line, deed.quantity]], NOTHING);
      return;
    case "refund money":
      giveBack(world, order, slot, dice, at, [], shareOfRest(order, deed.cents));
      return;
    case "refund rest":
      refund(world, order, slot, dice, "everything", at);
      return;
  }
}

function lineAt(order: Order, index: number): OrderLine {
  const line = order.lines[index];
  if (!line) throw new RangeError(`order ${order.id} has no line ${index}`);
  return line;
}

/** Everything that is still with the NGO: what lines are worth, the tip, less money given back without a line. */
function restOf(order: Order): Money {
  const given = sumOf(order.refunds.map((past) => past.withoutLine));
  return minus(plus(sumOf(order.lines.map(remainderOf)), order.tip), given);
}

function shareOfRest(order: Order, cents: number): Money {
  const rest = restOf(order);
  if (cents <= 0 || cents > rest.shop)
    throw new RangeError(`order ${order.id} has ${rest.shop} cents left, not ${cents}`);
  return { shop: cents, paid: roundRatio(rest.paid, cents, rest.shop) };
}

function refund(
  world: World,
  order: Order,
  slot: number,
  dice: Dice,
  of: "everything" | "a unit" | "some money",
  at: number,
): void {
  const rest = restOf(order);
  if (of === "a unit") {
    const line = order.lines.findIndex((candidate) => unitsLeft(candidate) > 1);
    if (line >= 0) giveBack(world, order, slot, dice, at, [[line, 1]], NOTHING);
    return;
  }
  if (of === "some money") {
    const cents = Math.floor(rest.shop * dice.pick("goodwill", [0.1, 0.25, 0.333]));
    if (cents > 0) giveBack(world, order, slot, dice, at, [], shareOfRest(order, cents));
    return;
  }
  // Naming every unit would pay back more than is left once some money has gone without a line.
  if (order.refunds.some((past) => past.withoutLine.shop > 0)) {
    giveBack(world, order, slot, dice, at, [], rest);
    return;
  }
  const units = order.lines.flatMap((line, i): [number, number][] =>
    unitsLeft(line) > 0 ? [[i, unitsLeft(line)]] : [],
  );
  giveBack(world, order, slot, dice, at, units, order.tip);
}

function giveBack(
  world: World,
  order: Order,
  slot: number,
  dice: Dice,
  at: number,
  units: [number, number][],
  withoutLine: Money,
): void {
  const n = order.refunds.length;
  if (n >= MOST_REFUNDS) throw new RangeError(`order ${order.id} was refunded ${n} times already`);
  const parts = units.map(([index, quantity]) => {
    const line = lineAt(order, index);
    if (quantity < 1 || quantity > unitsLeft(line))
      throw new RangeError(`line ${index} of order ${order.id} has ${unitsLeft(line)} units left, not ${quantity}`);
    return { line, index, quantity, amount: worthOf(line, quantity) };
  });
  const sum = plus(sumOf(parts.map((part) => part.amount)), withoutLine);
  const rest = restOf(order);
  if (sum.shop > rest.shop || sum.paid > rest.paid)
    throw new RangeError(`order ${order.id} has ${rest.shop} cents left, not ${sum.shop}`);
  const made: Refund = {
    id: world.ids.refund.of(slot * MOST_REFUNDS + n),
    at,
    note: dice.pick(`reason ${n}`, REASONS),
    lines: parts.map(({ line, index, quantity, amount }) => ({
      id: world.ids.refundLine.of((slot * MOST_REFUNDS + n) * 8 + index),
      lineId: line.id,
      quantity,
      amount,
    })),
    withoutLine,
  };
  for (const { line, quantity, amount } of parts) {
    line.refunded += quantity;
    line.refund = plus(line.refund, amount);
  }
  order.refunds.push(made);
  const left = restOf(order);
  const all = left.shop === 0 && left.paid === 0 && order.shipping.shop === 0;
  const some =
    sumOf(order.refunds.map((past) => plus(past.withoutLine, sumOf(past.lines.map((part) => part.amount))))).shop > 0;
  if (some) order.status = all ? "refunded" : "partially_refunded";
}

/** What the next `quantity` units of a line are worth, so that giving back unit by unit adds up to the whole. */
function worthOf(line: OrderLine, quantity: number): Money {
  const worth = remainderOf(line);
  const units = unitsLeft(line);
  return { shop: roundRatio(worth.shop, quantity, units), paid: roundRatio(worth.paid, quantity, units) };
}

/** Takes units off: `quantity` is what stays, refunded units included; the line's discount shrinks with it. */
function editLine(line: OrderLine, quantity: number): void {
  const before = line.quantity - line.removed;
  if (quantity < line.refunded || quantity >= before) {
    throw new RangeError(
      `line ${line.id} can be cut from ${before} to ${line.refunded} units or more, not to ${quantity}`,
    );
  }
  const gross = times(line.unitPrice, quantity);
  const cut = (part: "shop" | "paid") =>
    Math.min(roundRatio(line.discount[part], quantity, before), gross[part] - line.refund[part]);
  line.discount = { shop: cut("shop"), paid: cut("paid") };
  line.gross = gross;
  line.removed = line.quantity - quantity;
}

function dispute(
  world: World,
  order: Order,
  slot: number,
  type: Dispute["type"],
  status: Dispute["status"],
  at: number,
): void {
  const id = world.ids.dispute.of(slot);
  const reason = world.dice("dispute", slot).pick("reason", DISPUTE_REASONS);
  const open = order.disputes[0] ?? { id, at, type, status, reason, evidenceSentAt: null, finalizedAt: null };
  if (order.disputes.length === 0) order.disputes.push(open);
  open.status = status;
  if (status === "UNDER_REVIEW") open.evidenceSentAt = at;
  else if (status !== "NEEDS_RESPONSE") open.finalizedAt = at;
}
