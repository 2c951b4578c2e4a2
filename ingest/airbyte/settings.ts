import { z } from "zod";
import { airbyteStreams } from "./streams.ts";
import type { Application } from "./token.ts";

/** `connections` holds the id of each source's connection; null: found by name. A source that is left out is not read. */
export type AirbyteSettings = Application & { connections: Readonly<Record<string, string | null>> };

const known = Object.keys(airbyteStreams);

/** `shopify=<id>,hubspot=<id>` as ids by source; nothing at all is every source, found by name. */
export const connectionList = z
  .string()
  .default("")
  .transform((list, context): Record<string, string | null> => {
    if (list.trim() === "") return Object.fromEntries(known.map((source) => [source, null]));
    const pairs = list.split(",").map((pair) => pair.split("=").map((part) => part.trim()));
    for (const [source = "", id = ""] of pairs) {
      if (known.includes(source) && z.uuid().safeParse(id).success) continue;
      const message = `must be ids by source such as shopify=5f0c1a52-7d1b-4f0e-9a57-1d0c2f6f9b11,hubspot=…; "${source}=${id}" is none`;
      context.addIssue({ code: "custom", message });
    }
    return Object.fromEntries(pairs);
  });
