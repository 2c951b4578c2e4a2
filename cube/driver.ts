import { setTimeout as sleep } from "node:timers/promises";
import { PostgresDriver } from "./engine.ts";
import { troubleText } from "./failure.ts";
import type { CubeLog } from "./log.ts";

type Connection = Parameters<InstanceType<typeof PostgresDriver>["prepareConnection"]>[0];

/** Longest time one statement of a reader or a rollup may take. */
const statementSeconds = 60;

const codeOf = (error: unknown) =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

// A schema that is being swapped shows as a missing schema or table, or as a table gone between planning and reading.
const isSwap = (error: unknown) =>
  ["42P01", "3F000", "40P01"].includes(codeOf(error) ?? "") || /could not open relation/.test(textOf(error));

const networkCodes = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EPIPE", "ENOENT"]);
const isAbsence = (error: unknown): boolean => {
  if (error instanceof AggregateError) return error.errors.some(isAbsence);
  const code = codeOf(error) ?? "";
  if (networkCodes.has(code) || /^(08|57P|53|28)/.test(code)) return true;
  if (error instanceof Error && error.cause) return isAbsence(error.cause);
  return /Connection terminated|ResourceRequest timed out|timeout expired/.test(textOf(error));
};

function troubleName(error: unknown): string {
  if (codeOf(error) === "57014") return "query_timeout";
  if (isAbsence(error)) return "database_unreachable";
  if (isSwap(error)) return "not_ready";
  return "query_failed";
}

/**
 * Cube's Postgres driver for a role that reads marts and owns the rollups. Sets up each connection once instead of before
 * each statement, asks once more when the marts are swapped under a statement, and keeps the database's words in the log.
 */
export class MartsDriver extends PostgresDriver {
  readonly #prepared = new WeakSet<Connection>();
  readonly #running = new Set<Promise<unknown>>();
  readonly #log: CubeLog;
  isReleased = false;

  constructor(connectionString: string, log: CubeLog) {
    super({
      connectionString,
      // Readers' questions and rollups queue apart, eight at a time each.
      max: 18,
      // How long an absent database keeps a reader waiting.
      acquireTimeoutMillis: 3_000,
      connectionTimeoutMillis: 5_000,
      application_name: "atoll cube",
      executionTimeout: statementSeconds,
    });
    this.#log = log;
  }

  protected override async prepareConnection(connection: Connection): Promise<void> {
    if (this.#prepared.has(connection)) return;
    await super.prepareConnection(connection, { executionTimeout: statementSeconds * 1000 });
    this.#prepared.add(connection);
  }

  /** Resolves when every statement that runs now has ended, well or not. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#running]);
  }

  protected override async queryResponse(query: string, values: unknown[]) {
    const answer = this.#ask(query, values);
    this.#running.add(answer);
    try {
      return await answer;
    } catch (error) {
      this.#log.warn({ err: error, sql: query }, "the database refused a statement of Cube");
      throw new Error(troubleText(troubleName(error)), { cause: error });
    } finally {
      this.#running.delete(answer);
    }
  }

  async #ask(query: string, values: unknown[]) {
    try {
      return await super.queryResponse(query, values);
    } catch (error) {
      if (!isSwap(error)) throw error;
      await sleep(100);
      return await super.queryResponse(query, values);
    }
  }

  override async release(): Promise<void> {
    this.isReleased = true;
    await super.release();
  }
}
