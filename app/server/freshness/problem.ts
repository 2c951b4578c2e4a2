import { z } from "zod";
import { titleOf } from "../../shared/sources.ts";

export const streamOutcome = z.object({
  source: z.string(),
  stream: z.string(),
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
});

type Problem = { problem: string; problem_code: string };

/**
 * Why a stream failed, in words for staff. Failures at the source arrive in such words already; a failure of our own may name
 * tables or hosts, so readers get its stream and the log gets the rest.
 */
export function problemOf(outcome: z.infer<typeof streamOutcome>): Problem {
  const { source, stream, error_code, error_message } = outcome;
  if (error_code === null || error_code === "internal" || error_message === null)
    return {
      problem_code: "internal",
      problem: `Atoll could not take in ${titleOf(source)} ${stream.replaceAll("_", " ")}. The worker's log says why; the next sync tries again.`,
    };
  return { problem_code: error_code, problem: error_message };
}
