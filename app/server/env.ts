import { z } from "zod";
import { withSecretFiles } from "../../bin/front/secretFiles.js";

/** A trouble the person starting the program can mend: its message is one line saying what is wrong and what to do. */
export class StartError extends Error {
  override readonly name = "StartError";
}

const knownSecrets =
  /change.?me|default|example|your.?secret|secret.?secret|password|test.?guest|non.?dev|0123456789|abcdef0123|deadbeef/i;

const isLocal = (hostname: string) => ["localhost", "127.0.0.1", "[::1]"].includes(hostname);

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be a URL such as postgres://user:password@host:5432/atoll",
});

const wholeNumber = (from: number, to: number) =>
  z.coerce
    .number({ error: "must be a number" })
    .int()
    .min(from)
    .max(to, `must be a whole number from ${from} to ${to}`);

// Two at once while a new secret takes over from an old one.
const secrets = z
  .string()
  .default("")
  .transform((list) => list.split(",").flatMap((secret) => secret.trim() || []));

const databaseVariables = z.object({ DATABASE_URL: postgresUrl });

const addressVariables = z.object({
  ATOLL_PORT: wholeNumber(1, 65_535).default(4000),
  ATOLL_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be the address people open, such as https://figures.example.org" })
    .optional(),
});

const serverVariables = databaseVariables.extend(addressVariables.shape).extend({
  ATOLL_HOST: z.string().default("127.0.0.1"),
  ATOLL_CUBE_DATABASE_URL: postgresUrl,
  ATOLL_CUBE_SECRET: z
    .string()
    .min(32, 'must have 32 characters or more; make one with "openssl rand -hex 32"')
    .refine(
      (secret) => !knownSecrets.test(secret) && new Set(secret).size >= 8,
      'is a well-known or guessable value; make one with "openssl rand -hex 32"',
    ),
  ATOLL_NOW: z.iso.datetime({ offset: true, error: "must be an ISO instant such as 2026-11-24T09:00:00Z" }).optional(),
  ATOLL_SYNC_MINUTES: z.coerce.number({ error: "must be a number" }).min(0.01).max(1440).default(15),
  ATOLL_LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  ATOLL_SANDBOX_URL: z.url("must be a URL").optional(),
  ATOLL_INGEST: z.enum(["connectors", "airbyte"], { error: "must be connectors or airbyte" }).default("connectors"),
  SHOPIFY_WEBHOOK_SECRET: secrets,
  HUBSPOT_CLIENT_SECRET: secrets,
});

type Address = z.infer<typeof addressVariables>;

/** The address people open. Without one it is this machine's; elsewhere than here it must be https, since the session cookie is Secure. */
function publicUrlOf(address: Address): URL {
  const url = new URL(address.ATOLL_PUBLIC_URL ?? `http://localhost:${address.ATOLL_PORT}`);
  if (url.protocol === "http:" && !isLocal(url.hostname))
    throw new StartError(
      "ATOLL_PUBLIC_URL must begin with https:// outside this machine, because sign-in cookies are refused over plain http.",
    );
  return url;
}

function withFiles(source: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  try {
    return withSecretFiles(source);
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

// `.env` files and compose files pass unset variables as empty strings.
function parse<T extends z.ZodType>(variables: T, source: NodeJS.ProcessEnv): z.infer<T> {
  const given = Object.fromEntries(Object.entries(withFiles(source)).filter(([, value]) => value !== ""));
  const result = variables.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const words = given[name] === undefined ? "is not set" : issue.message;
    return `${name} ${words}`;
  });
  throw new StartError(`${lines.join("; ")} (see .env.example).`);
}

/** Settings of the web server. Throws StartError naming each wrong variable and how to mend it. */
export function readServerEnv(source: NodeJS.ProcessEnv = process.env) {
  const env = parse(serverVariables, source);
  return { ...env, publicUrl: publicUrlOf(env), isSandbox: env.ATOLL_SANDBOX_URL !== undefined };
}

/** Settings of the migration program. */
export const readDatabaseEnv = (source: NodeJS.ProcessEnv = process.env) => parse(databaseVariables, source);

/** Settings of the program that prints sign-in links. */
export function readSignInLinkEnv(source: NodeJS.ProcessEnv = process.env) {
  const env = parse(databaseVariables.extend(addressVariables.shape), source);
  return { ...env, publicUrl: publicUrlOf(env) };
}

export type ServerEnv = ReturnType<typeof readServerEnv>;
