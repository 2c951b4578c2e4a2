import pg from "pg";
import type { Logger } from "pino";
import { z } from "zod";
import { StartError } from "./env.ts";

export type Database = {
  /** Rows of one statement, each parsed by `row`. */
  rows<T extends z.ZodType>(row: T, text: string, values?: unknown[]): Promise<z.infer<T>[]>;
  /** Runs a statement and says how many rows it touched. */
  run(text: string, values?: unknown[]): Promise<number>;
  close(): Promise<void>;
};

/** int8 columns come as strings; ours stay far below 2^53. */
export const wholeNumber = z.coerce.number().int();
/** timestamptz as an ISO instant. */
export const instant = z.date().transform((date) => date.toISOString());

/** A pool whose connections replace themselves after the database was away. */
export function createDatabase(connectionString: string, log: Logger): Database {
  const pool = new pg.Pool({
    connectionString,
    max: 8,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    application_name: "atoll web",
  });
  pool.on("error", (error) => log.warn({ err: error }, "an idle database connection ended"));
  // One that the database ends while it is being closed has nobody else to tell.
  pool.on("connect", (client) =>
    client.on("error", (error) => log.debug({ err: error }, "a database connection ended")),
  );
  return {
    async rows(row, text, values) {
      const result = await pool.query(text, values);
      return z.array(row).parse(result.rows);
    },
    async run(text, values) {
      const result = await pool.query(text, values);
      return result.rowCount ?? 0;
    },
    close: () => pool.end(),
  };
}

const networkCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EPIPE",
  "EHOSTUNREACH",
  "ENOENT",
]);
// Classes 08 (connection), 57P (stopping, starting, crashed) and 53 (out of connections, memory, disk).
const absenceState = /^(08|57P|53)/;
// pg gives these no code.
const absenceWords =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

const codeOf = (error: unknown) =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;

/** True when a statement failed because the database is away, not because of what was asked. */
export function isDatabaseAbsence(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAbsence);
  const code = codeOf(error);
  if (code !== null) return networkCodes.has(code) || absenceState.test(code);
  return error instanceof Error && absenceWords.test(error.message);
}

/** True when a table or schema that a migration or another program makes is not there yet. */
export const isMissingTable = (error: unknown) => ["42P01", "3F000"].includes(codeOf(error) ?? "");

/** The one line said when the database cannot be used at start, or null when the error is about something else. */
export function startErrorOf(error: unknown, connectionString: string): StartError | null {
  const { host, username, pathname } = new URL(connectionString);
  const code = codeOf(error);
  if (code === "28P01" || code === "28000")
    return new StartError(
      `The database at ${host} refuses user "${username}": mend the user or password in DATABASE_URL.`,
    );
  if (code === "3D000")
    return new StartError(
      `The database "${pathname.slice(1)}" does not exist at ${host}: create it, or mend DATABASE_URL.`,
    );
  if (isDatabaseAbsence(error))
    return new StartError(
      `The database at ${host} does not answer (${code ?? "timed out"}): start it, or mend DATABASE_URL.`,
    );
  return null;
}

/** Asks the database once, so that a wrong address or password is said at start and not on the first page. */
export async function checkDatabase(database: Database, connectionString: string): Promise<void> {
  try {
    await database.run("select 1");
  } catch (error) {
    throw startErrorOf(error, connectionString) ?? error;
  }
}
