import pg from "pg";
import type { FieldStream } from "./fields.ts";
import type { ReadFile } from "./files.ts";
import { createReader, openFiles, unclearFiles } from "./files.ts";
import { takeFromFolder } from "./folder.ts";
import type { Sites } from "./sites.ts";
import { readSites } from "./sites.ts";

/** `folder` is null where none is watched; files may be uploaded all the same. */
export type FieldSettings = { folder: string | null; database_url: string };

export type FieldClient = {
  warnings: ReadonlySet<string>;
  pool: pg.Pool;
  read: ReadFile;
  /** The sites as they were when asked to learn them last. Throws before the first time. */
  sites: () => Sites;
  learnSites: () => Promise<void>;
  /** Takes in what lies in the folder and opens what nobody has opened yet. */
  receive: (stream: FieldStream, signal: AbortSignal) => Promise<void>;
  /** Throws where the database cannot be asked; what is amiss with the folder becomes a warning. */
  look: (signal: AbortSignal) => Promise<void>;
};

/** The field's files: their source is our own database, where the folder and the site put them. */
export function createFieldClient(settings: FieldSettings): FieldClient {
  const warnings = new Set<string>();
  // Connects when it is first asked, and never keeps a program from ending.
  const pool = new pg.Pool({
    connectionString: settings.database_url,
    max: 2,
    idleTimeoutMillis: 1_000,
    allowExitOnIdle: true,
    application_name: "atoll field files",
  });
  // Whoever uses a connection gets its error from the query; without a listener an idle one would end the process.
  pool.on("error", (error) => warnings.add(`A database connection was lost: ${error.message}`));
  const read = createReader(pool);
  let sites: Sites | null = null;
  const look = async (signal: AbortSignal): Promise<void> => {
    warnings.clear();
    if (settings.folder !== null) await takeFromFolder(pool, settings.folder, warnings, signal);
    await openFiles(pool, read, signal);
  };
  return {
    warnings,
    pool,
    look,
    read,
    sites: () => {
      if (!sites) throw new Error("the sites have not been read yet");
      return sites;
    },
    learnSites: async () => {
      sites = await readSites(pool);
    },
    receive: async (stream, signal) => {
      await look(signal);
      for (const name of await unclearFiles(pool, stream)) {
        warnings.add(`${name} waits: say in Operations what its columns mean.`);
      }
    },
  };
}
