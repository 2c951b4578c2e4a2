import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import type { PublishedRate } from "./client.ts";

// <Envelope><Cube><Cube time="2026-10-30"><Cube currency="USD" rate="1.1172"/>…
const rate = z.object({ currency: z.string(), rate: z.string() });
const day = z.object({ time: z.string(), Cube: z.array(rate) });
const document = z.object({ Envelope: z.object({ Cube: z.tuple([z.object({ Cube: z.array(day).min(1) })]) }) });

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseAttributeValue: false,
  removeNSPrefix: true,
  // No entity is needed, and a file that defines some is not the bank's.
  processEntities: false,
  isArray: (name) => name === "Cube",
});

/** The rates in one of the bank's XML files; throws what `unreadable` makes of the reason. */
export function readEnvelope(xml: string, unreadable: (what: string, cause?: unknown) => Error): PublishedRate[] {
  let received: unknown;
  try {
    received = parser.parse(xml, true);
  } catch (error) {
    throw unreadable("no XML", error);
  }
  const parsed = document.safeParse(received);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw unreadable(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`, parsed.error);
  }
  const [{ Cube: days }] = parsed.data.Envelope.Cube;
  return days.flatMap(({ time, Cube }) =>
    Cube.map((entry) => ({ rate_date: time, currency: entry.currency, units_per_eur: entry.rate })),
  );
}
