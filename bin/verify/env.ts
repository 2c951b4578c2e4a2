import { z } from "zod";
import { VerifyError } from "./mend.ts";

const url = z.url().transform((text) => text.replace(/\/$/, ""));
const variables = z.object({
  ATOLL_URL: url,
  ATOLL_SANDBOX_URL: url,
  ATOLL_CUBE_TOKEN: z.string().min(1),
  ATOLL_INGEST: z.enum(["connectors", "airbyte"]),
});

/** Where to ask, from the environment that `atoll verify` sets. */
export function readEnv(environment: NodeJS.ProcessEnv = process.env): z.output<typeof variables> {
  const result = variables.safeParse(environment);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new VerifyError(`${issue?.path.join(".")}: ${issue?.message}. Run atoll verify, which sets it.`);
}
