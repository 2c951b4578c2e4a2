import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type CubeQuery, type CubeResult, cubeResult } from "../app/shared/cubeQuery.ts";
import { CubeFailure, invalidQuery, toFailure } from "./failure.ts";
import type { GuardedGateway } from "./gateway.ts";

const waitSeconds = 120;

const refusal = z.object({ error: z.string() }).loose();
const wrapped = z.object({
  getFinalResult: z.custom<() => Promise<ArrayBuffer>>((each) => typeof each === "function"),
});
const answered = z.object({ message: z.unknown(), status: z.number() });

/** One answer of the gateway, or null where it still works on it. Throws CubeFailure. */
async function askOnce(gateway: GuardedGateway, query: CubeQuery, userId: string): Promise<CubeResult | null> {
  // Only kept here: what throws inside `res` would come back as one more answer.
  let said: { message: unknown; status: number } | null = null;
  await gateway.load({
    query,
    context: { securityContext: { user_id: userId }, requestId: randomUUID() },
    apiType: "rest",
    res(message, { status } = { status: 200 }) {
      said = { message, status };
    },
  });
  const { message, status } = answered.parse(said);
  const refused = refusal.safeParse(message);
  if (refused.success) {
    const { error, code, ...facts } = refused.data;
    if (status < 400) return null;
    throw new CubeFailure(status, String(code ?? "internal"), error, facts);
  }
  // Parsed for its shape only: assembly reads the fields of the object it belongs to.
  const { getFinalResult } = wrapped.parse(message);
  try {
    const bytes = await getFinalResult.call(message);
    return cubeResult.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw toFailure(error);
  }
}

/**
 * Asks from inside this process in the name of a user, through the same guard as HTTP, waiting while Cube works. Throws
 * CubeFailure.
 */
export async function ask(gateway: GuardedGateway, query: CubeQuery, userId: string): Promise<CubeResult> {
  if (query.timeDimensions?.some((time) => time.compareDateRange))
    throw invalidQuery("Ask once for each period: compareDateRange is for HTTP clients.");
  const deadline = Date.now() + waitSeconds * 1000;
  for (;;) {
    const answer = await askOnce(gateway, { ...query, responseFormat: "default" }, userId);
    if (answer) return answer;
    if (Date.now() > deadline) throw new CubeFailure(504, "query_timeout", "The question took too long.");
  }
}
