import { createHash } from "node:crypto";
import type { Finding } from "../check/finding.ts";
import type { IngestEnv } from "../env.ts";
import type { Observed } from "../observed.ts";
import type { Stream, Table } from "../stream.ts";
import type { CheckContext, OpenSource } from "../sync.ts";
import { openSource } from "../sync.ts";

/** What the settings say of the sources; null for one that is not set up. */
export type SourceSettings = Omit<IngestEnv, "database_url" | "now">;

export type SourceDefinition<Client> = {
  /** As in app/shared/sources.ts. */
  name: string;
  /** In the order in which they are read. */
  streams: readonly Stream<Client>[];
  /** The streams that are read under these settings, where an account may have fewer or more than those. */
  chosen?: (settings: Partial<SourceSettings>) => readonly Stream<Client>[];
  /** A client of its own from the settings; null where they do not set it up. */
  connect: (settings: SourceSettings) => Client | null;
  /** Looks at permissions, fields and webhooks; throws where the source cannot be asked at all. */
  check?: (client: Client, context: SourceCheck<Client>) => Promise<Finding[]>;
};

export type SourceCheck<Client> = CheckContext & { settings: SourceSettings; streams: readonly Stream<Client>[] };

/** A source with its client type folded away: what the registry lists. */
export type Source = {
  name: string;
  /** Of the streams that every account has, also where they are not read, and of those that the settings add. */
  tables: (settings: Partial<SourceSettings>) => readonly Table[];
  open: (settings: SourceSettings) => OpenSource | null;
};

/** Tells settings from changed ones. A digest does not betray a token. */
export const markOf = (settings: SourceSettings): string =>
  createHash("sha256").update(JSON.stringify(settings)).digest("hex");

/** Makes a source from its streams and the way to connect to it. */
export function defineSource<Client extends Observed>(definition: SourceDefinition<Client>): Source {
  const { name, streams, connect, check, chosen = () => streams } = definition;
  return {
    name,
    tables: (settings) => [...new Set([...streams, ...chosen(settings)])].flatMap((stream) => stream.tables),
    open: (settings) => {
      const client = connect(settings);
      if (!client) return null;
      const erasure_salt = settings.erasure_salt ?? null;
      const read = chosen(settings).map((stream) => ({ ...stream, erasure_salt }));
      const opened = openSource(name, read, client, markOf(settings));
      return check ? { ...opened, check: (context) => check(client, { ...context, settings, streams: read }) } : opened;
    },
  };
}
