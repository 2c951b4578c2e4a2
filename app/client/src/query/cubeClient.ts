import cube from "@cubejs-client/core";
import { z } from "zod";
import type { TileQuery } from "../../../shared/overview.ts";
import { cubeToken } from "../../../shared/session.ts";
import { getJson } from "../session/http.ts";
import { isTokenRefused } from "./failure.ts";

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const rows = z.array(z.record(z.string(), cell));
/** One row of an answer, keyed by member; a time step stands under `<member>.<granularity>` too. */
export type Row = Record<string, z.infer<typeof cell>>;

// Half of what the server grants, by the browser's own count: clocks may differ.
const tokenLifeMs = 5 * 60_000;
let held: { token: Promise<string>; at: number } | null = null;

const token = (): Promise<string> => {
  if (held === null || performance.now() - held.at > tokenLifeMs) {
    const asked = getJson("/api/cube-token", cubeToken).then(({ token }) => `Bearer ${token}`);
    const mine = { token: asked, at: performance.now() };
    held = mine;
    asked.catch(() => {
      if (held === mine) held = null;
    });
  }
  return held.token;
};

const cubeApi = cube(token, { apiUrl: "/cubejs-api/v1" });

const ask = async (query: TileQuery, signal: AbortSignal): Promise<Row[]> => {
  const result = await cubeApi.load(query, { signal, castNumerics: true });
  return rows.parse(result.rawData());
};

/** Forgets the token: the next question fetches another. */
export const forgetToken = (): void => {
  held = null;
};

/** Asks Cube with the reader's token; a refused token is renewed once. Throws what `toFailure` reads. */
export const loadRows = async (query: TileQuery, signal: AbortSignal): Promise<Row[]> => {
  try {
    return await ask(query, signal);
  } catch (error) {
    if (!isTokenRefused(error) || signal.aborted) throw error;
    forgetToken();
    return ask(query, signal);
  }
};

/** Null stays null: no gift is not a gift of nothing. */
export const numberIn = (row: Row | undefined, member: string): number | null => {
  const value = row?.[member];
  if (value === null || value === undefined) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
};

export const textIn = (row: Row, member: string): string | null => {
  const value = row[member];
  return value === null || value === undefined ? null : String(value);
};
