import { z } from "zod";
import { freshness } from "./freshness.ts";
import { setupStatus } from "./setup.ts";

/** What the server tells open pages over server-sent events. */
export const serverEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("setup"), setup: setupStatus }),
  z.object({ type: z.literal("freshness"), freshness }),
  /** New marts are being served and the rollups show them: pages ask again. */
  z.object({ type: z.literal("published"), published_at: z.string() }),
]);

export type ServerEvent = z.infer<typeof serverEvent>;
