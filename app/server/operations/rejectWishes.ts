import type { MeantRejects } from "../../shared/rejects.ts";
import type { Database } from "../database.ts";
import { HttpError } from "../errors.ts";
import { groupedField } from "./rejects.ts";

/** Conditions and values for the open rejects that are meant; `from` is the number of the first value. */
function meantSql(meant: MeantRejects, from: number): { where: string; values: unknown[] } {
  if ("reject_id" in meant) return { where: `closed_at is null and reject_id = $${from}`, values: [meant.reject_id] };
  const [source, stream, field, reason] = [0, 1, 2, 3].map((place) => `$${from + place}`);
  return {
    where: `closed_at is null and source = ${source} and stream = ${stream} and ${groupedField} = ${field}
      and left(reason, 2000) = ${reason}`,
    values: [meant.source, meant.stream, meant.field, meant.reason],
  };
}

/** The text is kept as it is, so that no digit of a long number is lost on the way; it only must be an object in JSON. */
function checkedRecord(text: string): string {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch (error) {
    const where = error instanceof Error ? error.message : String(error);
    throw new HttpError(400, "not_json", `The record is no JSON: ${where}`, { cause: error });
  }
  if (typeof record !== "object" || record === null || Array.isArray(record))
    throw new HttpError(400, "not_json", "The record must be an object in JSON: { … }.");
  if (/\\u0000/.test(text))
    throw new HttpError(400, "not_json", "The record holds a NUL character (\\u0000): take it out.");
  return text;
}

/**
 * Asks the worker to land rejected records again, as they came or as mended, and wakes it. It judges them by the stream's own
 * schema; one that is refused too stays open and says why. Returns how many were asked for.
 */
export async function requestReplay(
  database: Database,
  wish: { meant: MeantRejects; payload?: string | undefined },
  by: string,
): Promise<number> {
  const { where, values } = meantSql(wish.meant, 3);
  const payload = wish.payload === undefined ? null : checkedRecord(wish.payload);
  const count = await database.run(
    `update ingest.rejects set replay_payload = coalesce($1::jsonb, replay_payload), replay_requested_by = $2,
       replay_requested_at = now(), replayed_at = null, replay_field = null, replay_reason = null
     where ${where} and (replay_requested_at is null or replayed_at is not null)`,
    [payload, by, ...values],
  );
  if (count > 0) await database.run("select pg_notify('atoll_inbox', '')");
  return count;
}

/** Sets rejects aside for good, with the reason; the same record comes back only when it changes. Returns how many. */
export async function dismissRejects(
  database: Database,
  wish: { meant: MeantRejects; note: string },
  by: string,
): Promise<number> {
  const { where, values } = meantSql(wish.meant, 3);
  return database.run(
    `update ingest.rejects set closed_at = now(), outcome = 'dismissed', closed_by = $1, closing_note = $2,
       replay_requested_at = null where ${where}`,
    [by, wish.note, ...values],
  );
}
