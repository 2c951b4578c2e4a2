import pg from "pg";
import { readMigrationEnv, StartError } from "./env.ts";

const statementTimeout = "60s";

type Login = { role: string; password: string; database: string };

function loginOf(url: string): Login {
  const { username, password, pathname } = new URL(url);
  const login = {
    role: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
  if (!login.role || !login.password)
    throw new StartError(
      "ATOLL_CUBE_DATABASE_URL must name a user and a password, as in postgres://atoll_cube:secret@host:5432/atoll.",
    );
  return login;
}

const name = pg.escapeIdentifier;
const text = pg.escapeLiteral;

/** Statements that bring the role to what Cube needs: log in, own `rollups`, read `marts`, nothing else. Each can be repeated. */
function statements({ role, password }: Login, hasRole: boolean, hasMarts: boolean): string[] {
  return [
    `${hasRole ? "alter" : "create"} role ${name(role)} with login password ${text(password)}`,
    `alter role ${name(role)} set statement_timeout = ${text(statementTimeout)}`,
    // An owner that is not superuser may give a schema only to a role it is a member of.
    `grant ${name(role)} to current_user`,
    `create schema if not exists rollups`,
    `alter schema rollups owner to ${name(role)}`,
    ...(hasMarts
      ? [`grant usage on schema marts to ${name(role)}`, `grant select on all tables in schema marts to ${name(role)}`]
      : []),
  ];
}

/**
 * Prepares the database for Cube: its role with the password of `cubeUrl`, the schema `rollups` owned by it, reading of
 * `marts` where they exist. Safe to repeat and to run from several machines at once.
 */
export async function migrate(databaseUrl: string, cubeUrl: string): Promise<void> {
  const login = loginOf(cubeUrl);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await connect(client, databaseUrl);
  try {
    await client.query("begin");
    // Roles belong to the whole server, and two transactions that alter the same one would fail.
    await client.query("select pg_advisory_xact_lock(hashtext('atoll cube role'))");
    const has = async (sql: string, value: string) => ((await client.query(sql, [value])).rowCount ?? 0) > 0;
    const hasRole = await has("select 1 from pg_roles where rolname = $1", login.role);
    const hasMarts = await has("select 1 from pg_namespace where nspname = $1", "marts");
    for (const statement of statements(login, hasRole, hasMarts)) await client.query(statement);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

async function connect(client: pg.Client, databaseUrl: string): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const { host, username } = new URL(databaseUrl);
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new StartError(
      `The database at ${host} refuses user "${username}" (${why}): start it, or mend DATABASE_URL.`,
      {
        cause: error,
      },
    );
  }
}

if (import.meta.main) {
  try {
    const env = readMigrationEnv();
    await migrate(env.DATABASE_URL, env.ATOLL_CUBE_DATABASE_URL);
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
    process.exitCode = 1;
  }
}
