import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { crmDeed } from "./crmDeed.ts";

const money = z.number().int().positive();
const index = z.number().int().nonnegative();
const at = z.number().int();

const wish = z.object({
  person: index,
  site: z.enum(["moorea", "tikehau", "ahe", "malolo", "koh_mak"]).nullable(),
  corals: index,
  donation: money.nullable(),
  currency: z.enum(["EUR", "USD", "XPF"]),
  channel: z.enum([
    "email",
    "instagram",
    "facebook",
    "google_ads",
    "organic_search",
    "referral",
    "direct",
    "events",
    "monthly_plan",
    "unknown",
  ]),
  processedAt: at,
});

const deed = z.discriminatedUnion("type", [
  z.object({ type: z.literal("refund line"), line: index, quantity: money }),
  z.object({ type: z.literal("refund money"), cents: money }),
  z.object({ type: z.literal("refund rest") }),
  z.object({ type: z.literal("edit line"), line: index, quantity: index }),
  z.object({ type: z.literal("delete") }),
]);

const entry = z.discriminatedUnion("type", [
  z.object({ type: z.literal("world"), seed: z.number().int(), size: z.string() }),
  z.object({ type: z.literal("order"), at, wish }),
  z.object({ type: z.literal("deed"), at, slot: index, deed }),
  z.object({ type: z.literal("merge"), at, primary: index, merged: index }),
  z.object({ type: z.literal("crm"), at, deed: crmDeed }),
  z.object({ type: z.literal("rate"), at, date: z.iso.date(), currency: z.string(), units: z.string() }),
]);

export type ResolvedWish = z.infer<typeof wish>;
export type Entry = Exclude<z.infer<typeof entry>, { type: "world" }>;

/** What was done by hand, oldest first; with a path it is a JSONL file that outlives the process. */
export type Journal = { entries: readonly Entry[]; append(entry: Entry): void };

/**
 * Opens or starts a journal. A half-written last line (the process was killed) is cut off. A journal of another world, or
 * one that does not parse, throws: its deeds would land on the wrong orders.
 */
export function openJournal(path: string | null, world: { seed: number; size: string }): Journal {
  const entries: Entry[] = [];
  if (path !== null) {
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path)) entries.push(...readEntries(path, world));
    if (!existsSync(path) || readFileSync(path, "utf8") === "") write(path, { type: "world", ...world });
  }
  return {
    entries,
    append(made) {
      if (path !== null) write(path, made);
      entries.push(made);
    },
  };
}

function write(path: string, line: z.infer<typeof entry>): void {
  appendFileSync(path, `${JSON.stringify(line)}\n`);
}

function readEntries(path: string, world: { seed: number; size: string }): Entry[] {
  const text = readFileSync(path, "utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  const entries: Entry[] = [];
  for (const [i, line] of whole.split("\n").filter(Boolean).entries()) {
    const parsed = entry.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${path} line ${i + 1} is no journal entry: ${z.prettifyError(parsed.error)}`);
    if (parsed.data.type !== "world") entries.push(parsed.data);
    else if (parsed.data.seed !== world.seed || parsed.data.size !== world.size) {
      throw new Error(
        `${path} belongs to seed ${parsed.data.seed}, size ${parsed.data.size}; remove it or open that world`,
      );
    }
  }
  return entries;
}
