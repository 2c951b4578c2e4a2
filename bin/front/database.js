import { Mendable } from "./mendable.js";

const reasons = {
  ECONNREFUSED: "nobody answers there: start the server, or correct the host and port",
  ENOTFOUND: "there is no such host: correct the host name",
  ETIMEDOUT: "it did not answer in time: check the address and the firewall",
  "28P01": "the password is wrong: correct it",
  28000: "the user may not connect: check the user and pg_hba.conf",
  "3D000": "there is no such database: create it, or correct the name",
};

const withoutPassword = (url) => {
  const shown = new URL(url);
  if (shown.password) shown.password = "***";
  return shown.href;
};

/** Connects, or throws a Mendable that says what is wrong with the URL. The caller ends the client. */
export async function connect(url, name = "DATABASE_URL") {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    const reason = reasons[error.code] ?? error.message;
    throw new Mendable(`The database of ${name} (${withoutPassword(url)}) cannot be used: ${reason}.`, {
      cause: error,
    });
  }
}

/** Makes a database of the embedded server where it does not exist yet. */
export async function ensureDatabase(adminUrl, database) {
  const client = await connect(adminUrl, "the embedded PostgreSQL");
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

/** Forgets a database and whoever is connected to it. */
export async function dropDatabase(adminUrl, database) {
  const client = await connect(adminUrl, "the embedded PostgreSQL");
  try {
    await client.query(`drop database if exists ${client.escapeIdentifier(database)} with (force)`);
  } finally {
    await client.end();
  }
}
