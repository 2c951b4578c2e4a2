import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { CubeRow } from "./compare.ts";
import type { CubeQuery } from "./figures.ts";
import { fetchJson, VerifyError } from "./mend.ts";

const answer = z.looseObject({
  error: z.string().optional(),
  data: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))).optional(),
});

const PATIENCE = 300_000;

/** Asks Cube's REST API; waits while it says "Continue wait", which is how it answers a query that is still running. */
export async function askCube(url: string, token: string, query: CubeQuery, patience = PATIENCE): Promise<CubeRow[]> {
  const deadline = Date.now() + patience;
  for (;;) {
    const { status, body } = await fetchJson(`${url}/cubejs-api/v1/load`, "Start Atoll with npm start.", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    const { error, data } = answer.parse(body);
    if (status === 200 && data) return data;
    if (error !== "Continue wait") throw refusal(status, error ?? "no data");
    if (Date.now() > deadline)
      throw new VerifyError(
        `Cube is still computing ${query.measures[0]} after ${patience / 1000} s. Verify again later.`,
      );
    await sleep(200);
  }
}

function refusal(status: number, error: string): VerifyError {
  if (status === 401 || status === 403)
    return new VerifyError(`Cube refused the token (${error}). Use a new one: run atoll verify, which makes its own.`);
  if (status === 503) return new VerifyError(`There are no figures yet (${error}). Wait until /readyz answers 200.`);
  return new VerifyError(`Cube answered ${status}: ${error}`);
}
