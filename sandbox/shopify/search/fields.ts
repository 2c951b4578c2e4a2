import { parseGid } from "../gid.ts";
import type { Operator } from "./parse.ts";

/** Compiles one term: a test, or null where the value makes no sense for the field. */
export type SearchField<T> = {
  compile(operator: Operator, value: string): ((row: T) => boolean) | null;
  /** The bounds that an exact time field sets, so that a sorted listing can jump to them. */
  bound?: (value: string) => number | null;
};

export type SearchFields<T> = Record<string, SearchField<T>>;

const DAY = 86_400_000;
const TIME = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

function compare(left: number, operator: Operator, right: number): boolean {
  if (operator === "=") return left === right;
  if (operator === ">") return left > right;
  if (operator === ">=") return left >= right;
  return operator === "<" ? left < right : left <= right;
}

/** UTC milliseconds; null for anything that is no ISO date or time, such as an hour whose minutes got lost. */
function readTime(value: string, now: () => number): number | null {
  if (value === "now") return now();
  if (!TIME.test(value)) return null;
  const hasTime = value.includes("T");
  const at = Date.parse(hasTime && !/(Z|[+-]\d{2}:?\d{2})$/.test(value) ? `${value}Z` : value);
  return Number.isNaN(at) ? null : at;
}

/** Times compare by the second, as they are stored. */
export function time<T>(now: () => number, get: (row: T) => number): SearchField<T> {
  return {
    bound: (value) => readTime(value, now),
    compile(operator, value) {
      const at = readTime(value, now);
      return at === null ? null : (row) => compare(get(row), operator, at);
    },
  };
}

/** A time that matches by whole UTC days, whatever hour is asked for (Shopify's customers.updated_at). */
export function wholeDay<T>(now: () => number, get: (row: T) => number): SearchField<T> {
  return {
    compile(operator, value) {
      const at = readTime(value, now);
      if (at === null) return null;
      const day = Math.floor(at / DAY);
      return (row) => compare(Math.floor(get(row) / DAY), operator, day);
    },
  };
}

export function amount<T>(get: (row: T) => number): SearchField<T> {
  return {
    compile(operator, value) {
      const number = Number(value);
      return value === "" || Number.isNaN(number) ? null : (row) => compare(get(row), operator, number);
    },
  };
}

/** Ids may be written as numbers or as global ids. */
export function id<T>(get: (row: T) => number | null): SearchField<T> {
  return {
    compile(operator, value) {
      const number = parseGid(value)?.id ?? Number(value);
      if (value === "" || Number.isNaN(number)) return null;
      return (row) => {
        const own = get(row);
        return own !== null && compare(own, operator, number);
      };
    },
  };
}

export function flag<T>(get: (row: T) => boolean): SearchField<T> {
  return {
    compile: (_, value) => (value === "true" || value === "false" ? (row) => get(row) === (value === "true") : null),
  };
}

/** Words, any of a comma-separated list, case ignored; a star ends a prefix, or alone asks for any value. */
export function words<T>(get: (row: T) => readonly (string | null)[]): SearchField<T> {
  return {
    compile(_, value) {
      const wanted = value.split(",").map((word) => word.trim().toLowerCase());
      return (row) => get(row).some((own) => own !== null && wanted.some((word) => matches(own.toLowerCase(), word)));
    },
  };
}

export function without<T>(get: (row: T) => readonly string[]): SearchField<T> {
  const having = words(get);
  return {
    compile(operator, value) {
      const test = having.compile(operator, value);
      return test && ((row) => !test(row));
    },
  };
}

function matches(own: string, word: string): boolean {
  return word.endsWith("*") ? own.startsWith(word.slice(0, -1)) : own === word;
}
