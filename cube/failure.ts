/** An answer other than figures, in words for the reader. `code` is stable; `facts` go into the answer beside it. */
export class CubeFailure extends Error {
  override readonly name = "CubeFailure";
  readonly status: number;
  readonly code: string;
  readonly facts: Record<string, unknown>;

  constructor(status: number, code: string, message: string, facts: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.facts = facts;
  }

  toJSON(): Record<string, unknown> {
    return { error: this.message, code: this.code, ...this.facts };
  }
}

export const invalidQuery = (message: string) => new CubeFailure(400, "invalid_query", message);
const forbidden = (message: string) => new CubeFailure(403, "forbidden", message);

export const notReady = () =>
  new CubeFailure(503, "not_ready", "There are no figures yet: the first build of the data has not finished.");

/** Troubles of the database by the name under which the driver throws them. Cube keeps only an error's text. */
const databaseTroubles: Record<string, () => CubeFailure> = {
  not_ready: notReady,
  query_timeout: () =>
    new CubeFailure(504, "query_timeout", "The question took too long. Ask for a shorter period or fewer groups."),
  database_unreachable: () =>
    new CubeFailure(503, "database_unreachable", "The database does not answer at the moment. Ask again in a moment."),
  query_failed: () => internal(),
};

const internal = () =>
  new CubeFailure(500, "internal", "The figures could not be computed. The server's log says why.");

export const troubleText = (name: keyof typeof databaseTroubles & string) => `atoll:${name}`;

const textOf = (error: unknown): string => {
  if (typeof error === "string") return error;
  if (error instanceof Error) return error.message;
  if (typeof error === "object" && error !== null && "error" in error) return textOf(error.error);
  return String(error);
};

const statusOf = (error: unknown) =>
  error instanceof Error && "status" in error && typeof error.status === "number" ? error.status : null;

/** Any value Cube throws as the answer it becomes. Neither SQL nor the database's address reaches the reader. */
export function toFailure(error: unknown): CubeFailure {
  if (error instanceof CubeFailure) return error;
  const text = textOf(error);
  const trouble = databaseTroubles[/atoll:(\w+)/.exec(text)?.[1] ?? ""];
  if (trouble) return trouble();
  const status = statusOf(error);
  if (status === 403) return forbidden(text);
  if (text.includes("You requested hidden member")) return forbidden("You may not see one of these members.");
  // Cube's words about the query itself: they name members and nothing beneath them.
  if (status === 400) return invalidQuery(text);
  return internal();
}
