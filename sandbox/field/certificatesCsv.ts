import { DAY, isoDay, tahitiDay } from "../ngo/calendar.ts";
import type { Ngo, Order } from "../ngo/ledger.ts";
import { SITE_NAMES } from "../ngo/sites.ts";
import { isCaptured } from "../truth/orderMoney.ts";
import { toCsv } from "./csv.ts";

const NEWEST = 20_000;
const HEADERS = ["N° de certificat", "Commande", "Envoyé le", "Site", "Espèce", "Nom du corail"];

/** dd/mm/yyyy, as the office in Moʻorea writes it. */
const frenchDay = (day: number): string => isoDay(day).split("-").reverse().join("/");

function* rowsOf(order: Order, today: number): Iterable<string[]> {
  if (!isCaptured(order) || order.paidAt === null) return;
  // Some three days after the money; one in forty was forgotten.
  const sent = tahitiDay(order.paidAt) + 2 + (order.index % 3);
  if (sent > today || order.index % 40 === 7) return;
  for (const [n, line] of order.lines.entries()) {
    const left = line.quantity - line.removed - line.refunded;
    if (line.revenueClass !== "adoption" || left <= 0) continue;
    const site = line.site === null ? "Non attribué" : SITE_NAMES[line.site];
    yield [
      `AT-${order.id}-${n + 1}`,
      order.name,
      frenchDay(sent),
      site,
      line.species ?? "",
      line.recipient?.name ?? "",
    ];
  }
}

/** Certificates of the newest orders with corals, as a French spreadsheet exports them: semicolons, a mark of UTF-8 before. */
export function certificatesCsv(ngo: Pick<Ngo, "now" | "ordersCount" | "order">): string {
  const today = tahitiDay(ngo.now() - DAY);
  const rows: string[][] = [HEADERS];
  for (let index = Math.max(0, ngo.ordersCount() - NEWEST); index < ngo.ordersCount(); index++) {
    rows.push(...rowsOf(ngo.order(index), today));
  }
  return `\uFEFF${toCsv(rows, ";")}`;
}
