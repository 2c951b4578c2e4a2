import { tahitiDay } from "./calendar.ts";

/** Field teams and the office hand in their sheets by the month: the last day that they tell of. */
export function lastFieldDay(now: number): number {
  const today = tahitiDay(now);
  const date = new Date(today * 86_400_000).getUTCDate();
  return today - date;
}
