import { z } from "zod";
import { SourceError, ThrottledError } from "../../errors.ts";
import type { Answer } from "../../http.ts";
import { readRetryAfter } from "../../http.ts";

const limitBody = z.looseObject({ policyName: z.string().optional(), message: z.string().optional() });
const again = "Nothing is lost: the next sync tries again.";
/** A move that takes longer than this is not waited for within a run. */
const longestMoveMs = 60_000;

/** The daily quota comes back at midnight, so it is no use to try again within the run. */
export const dailyLimit = (left: number): SourceError =>
  new SourceError({
    code: "daily_limit",
    message:
      left === 0
        ? "HubSpot's daily number of API calls is used up."
        : `HubSpot has ${left} API calls left today; they are kept for the account's other programs.`,
    mend: "It starts anew at midnight of the account's time zone; a higher ATOLL_SYNC_MINUTES uses fewer calls.",
  });

function limitOf(answer: Answer): { policy: string; message: string } {
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    // Stated by something in front of HubSpot, whose body is no JSON: none of HubSpot's own policies.
    return { policy: "", message: "" };
  }
  const { policyName = "", message = "" } = limitBody.safeParse(body).data ?? {};
  return { policy: policyName, message: message.toLowerCase() };
}

/** How long to wait where HubSpot does not say: until the window of the limit that was met has gone by. */
function windowOf({ policy, message }: ReturnType<typeof limitOf>): number | null {
  if (policy.startsWith("TEN_SECONDLY") || message.includes("ten_secondly")) return 10_000;
  return policy === "SECONDLY" || message.includes("secondly limit") ? 1_000 : null;
}

/** What only HubSpot's answers mean: which limit was met, a locked record, an account that is being moved. Null for the rest. */
export function refusalOf(answer: Answer): SourceError | null {
  const cause = answer.text.slice(0, 500);
  const asked = readRetryAfter(answer.headers.get("retry-after"), Date.now());
  if (answer.status === 429) {
    const limit = limitOf(answer);
    if (limit.policy === "DAILY" || limit.message.includes("daily limit")) return dailyLimit(0);
    const wait = asked ?? windowOf(limit);
    if (wait === null) return null;
    const message = `HubSpot asked us to slow down (${limit.policy || "HTTP 429"}).`;
    return new ThrottledError({ message, mend: again, retryAfterMs: wait, cause });
  }
  if (answer.status === 423) {
    const message = "HubSpot has locked what we asked for, for a moment (HTTP 423).";
    return new ThrottledError({ message, mend: again, retryAfterMs: asked ?? 2_000, cause });
  }
  if (answer.status === 477) {
    if (asked !== null && asked <= longestMoveMs) {
      return new ThrottledError({ message: "HubSpot is moving the account.", mend: again, retryAfterMs: asked, cause });
    }
    const ready = asked === null ? "within a day" : `at ${new Date(Date.now() + asked).toISOString()}`;
    return new SourceError({
      code: "account_moving",
      message: `HubSpot is moving the account to another data centre and says that it can be read again ${ready}.`,
      mend: "Nothing is to be done: the syncs after that read what was missed.",
      cause,
    });
  }
  return null;
}
