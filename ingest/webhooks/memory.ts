import type pg from "pg";
import { saveTimeZone } from "../sourceState.ts";

type Remembered = { id: string; uri: string; remade_at: Date | null };

/** What Atoll knows of the subscriptions it made at a source, and of the deliveries that came. */
export type Memory = {
  known: () => Promise<Map<string, Remembered>>;
  /** `isRemade`: the source had deleted the one that was known. */
  remember: (topic: string, subscription: { id: string; uri: string }, isRemade: boolean) => Promise<void>;
  lastDelivery: () => Promise<Date | null>;
  /** The zone in which the account counts its days. */
  keepTimeZone: (zone: string) => Promise<void>;
};

export function openMemory(pool: pg.Pool, source: string): Memory {
  return {
    known: async () => {
      const found = await pool.query<Remembered & { topic: string }>(
        "select topic, subscription_id as id, uri, remade_at from ingest.webhook_subscriptions where source = $1",
        [source],
      );
      return new Map(found.rows.map(({ topic, ...one }) => [topic, one]));
    },
    remember: async (topic, { id, uri }, isRemade) => {
      await pool.query(
        `insert into ingest.webhook_subscriptions as old (source, topic, subscription_id, uri, remade_at)
         values ($1, $2, $3, $4, case when $5 then now() end)
         on conflict (source, topic) do update set subscription_id = excluded.subscription_id, uri = excluded.uri,
           remade_at = coalesce(excluded.remade_at, old.remade_at)`,
        [source, topic, id, uri, isRemade],
      );
    },
    lastDelivery: async () => {
      const found = await pool.query<{ at: Date | null }>(
        "select max(received_at) as at from ingest.webhook_inbox where source = $1",
        [source],
      );
      return found.rows[0]?.at ?? null;
    },
    keepTimeZone: (zone) => saveTimeZone(pool, source, zone),
  };
}
