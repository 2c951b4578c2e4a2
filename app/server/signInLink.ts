import pino from "pino";
import { createSignInLink } from "./auth/signInLinks.ts";
import { firstAdministrator } from "./auth/users.ts";
import { checkDatabase, createDatabase, type Database, isMissingTable } from "./database.ts";
import { readSignInLinkEnv, StartError } from "./env.ts";
import { runProgram } from "./program.ts";

/** A one-time address that signs the first administrator in, who is made where there is none. */
export async function signInUrl(database: Database, publicUrl: URL): Promise<string> {
  const { user_id } = await firstAdministrator(database);
  const url = new URL("/sign-in", publicUrl);
  url.searchParams.set("token", await createSignInLink(database, user_id));
  return url.href;
}

async function main() {
  const env = readSignInLinkEnv();
  const database = createDatabase(env.DATABASE_URL, pino({ level: "silent" }));
  try {
    await checkDatabase(database, env.DATABASE_URL);
    console.log(await signInUrl(database, env.publicUrl));
  } catch (error) {
    if (isMissingTable(error)) throw new StartError("The database is not prepared: run `./bin/atoll setup` first.");
    throw error;
  } finally {
    await database.close();
  }
}

if (import.meta.main) await runProgram(main);
