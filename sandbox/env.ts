import { z } from "zod";

const flag = z.enum(["0", "1"]).transform((text) => text === "1");
const blankAsAbsent = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankAsAbsent, schema);

/** Of a list of secrets, the newest comes first and signs. */
const secret = z
  .string()
  .default("")
  .transform((list) => list.split(",")[0]?.trim() ?? "");

const schema = z.object({
  ATOLL_SANDBOX_PORT: optional(z.coerce.number().int().min(0).max(65_535).default(4001)),
  ATOLL_SANDBOX_SEED: optional(z.coerce.number().int().min(1).max(1_000_000).default(1)),
  ATOLL_SANDBOX_SIZE: optional(z.enum(["test", "demo", "large"]).default("demo")),
  ATOLL_SANDBOX_LIVE: optional(flag.default(false)),
  ATOLL_SANDBOX_TOKEN: z.string("is not set").min(8, "must have 8 characters or more"),
  ATOLL_SANDBOX_SHOPIFY_RESTORE_RATE: optional(z.coerce.number().positive().max(100_000).default(100)),
  ATOLL_NOW: optional(z.iso.datetime({ offset: true }).transform(Date.parse).optional()),
  ATOLL_DATA_DIR: optional(z.string().default(".data")),
  ATOLL_WEBHOOK_URL: optional(z.url({ protocol: /^https?$/, error: "is no URL" }).optional()),
  ATOLL_PUBLIC_URL: optional(z.url({ protocol: /^https?$/, error: "is no URL" }).optional()),
  ATOLL_SANDBOX_DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/, error: "is no URL" }).optional()),
  SHOPIFY_WEBHOOK_SECRET: optional(secret),
  HUBSPOT_CLIENT_SECRET: optional(secret),
});

const MENDS: Record<string, string> = {
  ATOLL_SANDBOX_PORT: "Set it to a port from 0 to 65535, such as 4001.",
  ATOLL_SANDBOX_SEED: "Set it to a whole number from 1, such as 1.",
  ATOLL_SANDBOX_SIZE: "Set it to test, demo or large.",
  ATOLL_SANDBOX_LIVE: "Set it to 0 or 1.",
  ATOLL_SANDBOX_TOKEN: "Set it to any secret; the connectors use the same one.",
  ATOLL_SANDBOX_SHOPIFY_RESTORE_RATE: "Set it to points per second, such as 100.",
  ATOLL_WEBHOOK_URL: "Set it to where webhooks go, such as http://127.0.0.1:4000, or leave it out for none.",
  ATOLL_PUBLIC_URL: "Set it to the address that people open, such as https://figures.example.org.",
  ATOLL_SANDBOX_DATABASE_URL: "Set it to where the made-up Airbyte lands, such as postgres://user:password@host/atoll.",
  ATOLL_NOW: "Set it to an instant such as 2026-11-24T00:00:00Z, or leave it out.",
};

type Env = z.infer<typeof schema>;
export type EnvReading = { ok: true; env: Env } | { ok: false; problem: string };

/** Reads the sandbox's settings; the problem is one line that names the variable and how to mend it. */
export function readEnv(source: Record<string, string | undefined> = process.env): EnvReading {
  const parsed = schema.safeParse(source);
  if (parsed.success) return { ok: true, env: parsed.data };
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? "");
  return { ok: false, problem: `${name} ${issue?.message ?? "is not valid"}. ${MENDS[name] ?? ""}`.trim() };
}
