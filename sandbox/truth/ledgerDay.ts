import { isoDay, tahitiDay } from "../ngo/calendar.ts";

const known = new Map<number, string>();

/** "2026-11-24" of an instant in Tahiti; days are few and asked for often. */
export function dayOf(at: number): string {
  const day = tahitiDay(at);
  const text = known.get(day) ?? isoDay(day);
  known.set(day, text);
  return text;
}

export function monthOf(at: number): string {
  return dayOf(at).slice(0, 7);
}

export function yearOf(at: number): string {
  return dayOf(at).slice(0, 4);
}
