import type pg from "pg";
import { type Failure, toFailure } from "../errors.ts";
import { askedAsUsual, readSourceState, saveFindings, saveNoticed, saveSourceState } from "../sourceState.ts";
import type { OpenSource } from "../sync.ts";
import { openMemory } from "../webhooks/memory.ts";
import type { Finding } from "./finding.ts";
import { amiss, good } from "./finding.ts";

/** A source that is this slow to say who it is counts as one that does not answer. */
const withinMs = 45_000;
const unanswered = new Set(["no_answer", "unreadable_answer", "server_error"]);

function ofConnection(failure: Failure | null, mend: string): Finding[] {
  if (failure === null) return [good("reachable", "It answers."), good("credentials", "It accepts our credentials.")];
  const words = { message: failure.message, mend };
  if (unanswered.has(failure.code))
    return [
      amiss("reachable", "bad", words),
      amiss("credentials", "skipped", { message: "Not looked at: it does not answer.", mend: "" }),
    ];
  if (failure.code === "unauthorized") return [good("reachable", "It answers."), amiss("credentials", "bad", words)];
  const item = failure.code === "daily_limit" ? "budget" : "permission";
  return [
    good("reachable", "It answers."),
    good("credentials", "It accepts our credentials."),
    amiss(item, "bad", words),
  ];
}

/** What the client noticed by the way while it asked. */
function ofNoticed(source: OpenSource): Finding[] {
  const looks = [
    { code: "version_served", item: "version", fine: "It serves the API version that is set." },
    { code: "clock_skew", item: "clock", fine: "Its clock and ours agree." },
  ] as const;
  return looks.flatMap(({ code, item, fine }) => {
    const seen = source.seen.get(code);
    if (seen === undefined) return [];
    return seen ? amiss(item, "warning", seen) : good(item, fine);
  });
}

function ofBudget(source: OpenSource): Finding[] {
  return source.budget().map(({ name, limit, remaining }) => {
    const left = `${Math.floor(remaining)} of ${limit} left`;
    if (remaining > limit / 10) return good("budget", left, name);
    return amiss("budget", "warning", {
      subject: name,
      message: left,
      mend: "Another program may use the same limit.",
    });
  });
}

/**
 * Looks whether a source can be read: that it answers, takes our credentials, allows each thing that is asked of it, and tells
 * us of changes by webhook (subscriptions that are missing are made). Keeps the findings; credentials that are good again end
 * the stop that bad ones brought.
 */
export async function checkSource(options: {
  pool: pg.Pool;
  source: OpenSource;
  /** Where the source can reach Atoll, such as `https://figures.example.org`; null where that is not set. */
  address: string | null;
  signal: AbortSignal;
}): Promise<Finding[]> {
  const { pool, source, address } = options;
  if (!source.check)
    return [amiss("reachable", "skipped", { message: "There is no check for this source.", mend: "" })];
  const timeout = AbortSignal.timeout(withinMs);
  const signal = AbortSignal.any([options.signal, timeout]);
  let own: Finding[] = [];
  let failure: Failure | null = null;
  try {
    own = await source.check({ address, memory: openMemory(pool, source.name), signal });
  } catch (error) {
    options.signal.throwIfAborted();
    failure = timeout.aborted
      ? { code: "no_answer", message: `It did not answer within ${withinMs / 1000} seconds.` }
      : toFailure(error);
  }
  const findings = [...ofConnection(failure, ""), ...own, ...ofNoticed(source), ...ofBudget(source)];
  await saveNoticed(pool, source.name, { budget: source.budget(), seen: source.seen });
  await saveFindings(pool, source.name, findings);
  const isAccepted = findings.some(({ item, status }) => item === "credentials" && status === "good");
  const { state } = await readSourceState(pool, source.name);
  if (isAccepted && state === "stopped") await saveSourceState(pool, source.name, askedAsUsual);
  return findings;
}
