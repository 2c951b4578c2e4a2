import { isCaptured } from "../truth/orderMoney.ts";
import { tahitiDay } from "./calendar.ts";
import type { Dice } from "./dice.ts";
import { lastFieldDay } from "./fieldMonth.ts";
import type { Certificate } from "./fieldRecords.ts";
import type { Order } from "./ledger.ts";
import { unitsLeft } from "./lines.ts";
import type { World } from "./world.ts";

/** Older orders than these have their certificates in a drawer. */
const NEWEST = 60_000;

type Orders = { count: number; at: (index: number) => Order };

/** Certificates of the newest orders with corals that are paid and still there, up to the end of last month. */
export function* certificatesUntil(world: World, orders: Orders, now: number): Iterable<Certificate> {
  const until = lastFieldDay(now);
  for (let index = Math.max(0, orders.count - NEWEST); index < orders.count; index++) {
    yield* certificatesOf(world, orders.at(index), until);
  }
}

function* certificatesOf(world: World, order: Order, until: number): Iterable<Certificate> {
  if (!isCaptured(order) || order.paidAt === null) return;
  // Some three days after the money; one in forty was forgotten.
  const sentDay = tahitiDay(order.paidAt) + 2 + (order.index % 3);
  if (sentDay > until || order.index % 40 === 7) return;
  const dice = world.dice("certificate", order.index);
  const lines = [...order.lines.entries()].filter(
    ([, line]) => line.revenueClass === "adoption" && unitsLeft(line) > 0,
  );
  const isSlip = order.index % 97 === 5;
  for (const [n, line] of lines) {
    const corals = unitsLeft(line) * line.coralsPerUnit;
    // A few corals get a card each, a pack gets one for all.
    const cards = corals <= 3 && order.index % 5 === 0 ? corals : 1;
    for (let card = 0; card < cards; card++) {
      const draw = `${n} ${card}`;
      yield {
        number: `AT-${order.id}-${n + 1}${cards > 1 ? `-${card + 1}` : ""}`,
        orderIndex: order.index,
        line: n,
        orderWritten: orderWritten(order, isSlip, dice),
        isSlip,
        sentDay,
        siteWritten: lines.length === 1 && dice.chance("no site", 0.08) ? null : (line.site ?? "nowhere"),
        species: line.species,
        corals: corals / cards,
        coralName: line.recipient?.name ?? null,
        fragment:
          corals === cards && dice.chance(`tied ${draw}`, 0.6) ? `F${order.id % 1_000_000}-${n + 1}${card}` : null,
        outplantedDay: plantedOn(dice, draw, sentDay, until),
      };
    }
  }
}

function orderWritten(order: Order, isSlip: boolean, dice: Dice): string {
  if (isSlip) return `${order.name} bis`;
  return dice.chance("bare number", 0.2) ? order.name.replace("#", "") : order.name;
}

/** A year and more in the nursery; some wait longer than that. */
function plantedOn(dice: Dice, draw: string, sentDay: number, until: number): number | null {
  const day = sentDay + dice.between(`months ${draw}`, 360, 560);
  return day <= until && dice.chance(`planted ${draw}`, 0.8) ? day : null;
}
