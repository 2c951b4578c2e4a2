import { tahitiDay } from "../ngo/calendar.ts";
import type { Subscription } from "../ngo/ledger.ts";
import { roundRatio } from "./allocate.ts";

const DAY = 86_400_000;
/** A payment that is due may come so many days late, less one. */
const GRACE = 14;

export type Payment = { day: number; cents: number };
type MoveKind = "start" | "restart" | "change" | "missed" | "paused" | "ended";
/** A change of what a month of a plan is worth, in cents. */
export type Move = { day: number; kind: MoveKind; from: number; to: number };
export type Course = { moves: Move[]; lastPayment: number; dueDay: number };

/** The same day some months later, or the last of that month where it has no such day. */
export function monthsLater(day: number, months: number): number {
  const date = new Date(day * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY;
}

/**
 * The course of one plan as its payments show it, walked day by day: it is worth what was paid last, until a payment is missing
 * for as long as the grace, or until the shop says that it is over. Payments come oldest first; a plan without any has no course.
 */
export function courseOf(plan: Subscription, payments: readonly Payment[], today: number): Course | null {
  const first = payments[0];
  const last = payments.at(-1);
  if (!first || !last) return null;
  const byDay = new Map<number, Payment[]>();
  for (const payment of payments) byDay.set(payment.day, [...(byDay.get(payment.day) ?? []), payment]);
  const moves: Move[] = [];
  let worth = 0;
  let lapseDay = Number.POSITIVE_INFINITY;
  const move = (day: number, kind: MoveKind, to: number) => {
    moves.push({ day, kind, from: worth, to });
    worth = to;
  };
  for (let day = first.day; day <= today; day++) {
    if (day === lapseDay && worth > 0) move(day, "missed", 0);
    for (const payment of byDay.get(day) ?? []) {
      const monthly = roundRatio(payment.cents, 1, plan.intervalMonths);
      if (moves.length === 0) move(day, "start", monthly);
      else if (worth === 0) move(day, "restart", monthly);
      else if (monthly !== worth) move(day, "change", monthly);
      lapseDay = monthsLater(day, plan.intervalMonths) + GRACE;
    }
    if (worth > 0 && day === Math.max(last.day, tahitiDay(plan.updatedAt)) && day < lapseDay) {
      if (plan.status === "PAUSED") move(day, "paused", 0);
      if (plan.status === "CANCELLED" || plan.status === "EXPIRED") move(day, "ended", 0);
    }
  }
  return { moves, lastPayment: last.day, dueDay: monthsLater(last.day, plan.intervalMonths) };
}

/** What a month of a plan is worth when a day ends. */
export function worthAt(moves: readonly Move[], day: number): number {
  return moves.filter((move) => move.day <= day).at(-1)?.to ?? 0;
}
