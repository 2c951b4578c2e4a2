import { BrokenCircuitError } from "cockatiel";
import type pg from "pg";
import { createBreaker, isSourceFault, standingOf } from "./breaker.ts";
import type { Budget } from "./budget.ts";
import { SourceError, toFailure } from "./errors.ts";
import type { SourceState } from "./sourceState.ts";
import { askedAsUsual, nextMidnight, readSourceState, saveNoticed, saveSourceState } from "./sourceState.ts";
import type { Seen } from "./warnings.ts";

/** Refused credentials seldom mend by themselves; a try this often still ends an error of the source's own. */
const stoppedMs = 6 * 3_600_000;
/** The source answered, whatever it said of the request. */
const answered = new Set(["forbidden", "request_refused", "field_gone", "filter_ignored", "query_too_costly"]);
const isAnswered = (error: unknown): boolean => error instanceof SourceError && answered.has(error.code);

export type Gate = { pass: <T>(work: () => Promise<T>) => Promise<T> };
type Watched = { name: string; settings_mark: string; budget: () => Budget[]; seen: Seen };

type Outcome<T> = { is_refused: false; result: T } | { is_refused: true; refusal: unknown };

/** A refusal that belongs to the request is an answer, so it counts for the source and not against it. */
async function attempt<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { is_refused: false, result: await work() };
  } catch (error) {
    if (isAnswered(error)) return { is_refused: true, refusal: error };
    throw error;
  }
}

const sourceNames: Record<string, string> = { shopify: "Shopify", hubspot: "HubSpot" };
const until = (at: Date | null): string => (at ? `${at.toISOString().slice(0, 16).replace("T", " ")} UTC` : "later");

/** Says that the source is not asked, why, and until when. */
function restError(source: string, state: SourceState): SourceError {
  const name = sourceNames[source] ?? source;
  const mend = "Sync by hand to try at once.";
  const reason = state.reason ?? "";
  if (state.state === "stopped") {
    const message = `${name} is not asked, because it refused our credentials: ${reason}`;
    return new SourceError({ code: "stopped_source", message, mend: `${mend} Changed settings are tried at once.` });
  }
  if (state.state === "paused") {
    const message = `${name} is not asked before ${until(state.paused_until)}: ${reason}`;
    return new SourceError({ code: "daily_limit", message, mend });
  }
  const message = `${name} failed ${state.failures} times in a row and is not asked before ${until(state.next_try_at)}: ${reason}`;
  return new SourceError({ code: "resting", message, mend });
}

const isWaiting = (state: SourceState, now: number): boolean => {
  const until = state.state === "stopped" ? state.next_try_at : state.state === "paused" ? state.paused_until : null;
  return until !== null && now < until.getTime();
};

/**
 * Why a source is not to be asked by a webhook now, and until when: its quota is used up, or it refused our credentials. One
 * that rests after faults may be asked, since a webhook shows that it lives.
 */
export async function holdOf(
  pool: pg.Pool,
  source: Pick<Watched, "name" | "settings_mark">,
): Promise<{ reason: string; until: Date } | null> {
  const state = await readSourceState(pool, source.name);
  const until = state.paused_until ?? state.next_try_at;
  if (!until || !isWaiting(state, Date.now())) return null;
  if (state.state === "stopped" && state.settings_mark !== source.settings_mark) return null;
  return { reason: toFailure(restError(source.name, state)).message, until };
}

/**
 * Decides whether a source is asked. After repeated faults it rests for a growing while, when its quota is used up until the
 * quota's reset, and when it refused our credentials until the settings change or six hours have gone by. All of that is kept
 * in the database, so a restart forgets nothing. `isForced` (a person asked) tries anyway. Call it while holding the work lock.
 */
export async function openGate(pool: pg.Pool, source: Watched, isForced: boolean): Promise<Gate> {
  let state = await readSourceState(pool, source.name);
  const isOtherSetting = state.state === "stopped" && state.settings_mark !== source.settings_mark;
  let isTried = isForced || isOtherSetting;
  const breaker = createBreaker(isTried ? null : state.breaker);

  const isHeldBack = (now: number): boolean => {
    return !isTried && isWaiting(state, now);
  };

  async function settle(error: unknown): Promise<void> {
    const next = await after(error);
    if (next) {
      state = next;
      await saveSourceState(pool, source.name, next);
    }
    if (error === null || error instanceof SourceError)
      await saveNoticed(pool, source.name, { budget: source.budget(), seen: source.seen });
  }

  async function after(error: unknown): Promise<SourceState | null> {
    const now = new Date();
    const { code, message } = error === null ? { code: "", message: "" } : toFailure(error);
    if (error === null || isAnswered(error)) return { ...askedAsUsual, breaker: breaker.toJSON() };
    const because = { reason_code: code, reason: message, failures: state.failures + 1 };
    if (code === "unauthorized" || code === "daily_limit") {
      isTried = false;
      const held = { ...askedAsUsual, ...because, opened_at: state.opened_at ?? now };
      if (code === "daily_limit")
        return { ...held, state: "paused", paused_until: await nextMidnight(pool, source.name, now) };
      const next_try_at = new Date(now.getTime() + stoppedMs);
      return { ...held, state: "stopped", next_try_at, settings_mark: source.settings_mark };
    }
    if (!isSourceFault(error)) return null;
    const written = breaker.toJSON();
    const { is_open, opened_at, next_try_at } = standingOf(written);
    // Somebody tried a source that rests: it goes on resting, as long as it would have.
    if (!is_open && state.state !== "closed") return { ...state, ...because };
    return {
      ...askedAsUsual,
      ...because,
      state: is_open ? "open" : "closed",
      opened_at: is_open ? (state.opened_at ?? opened_at) : null,
      next_try_at,
      breaker: written,
    };
  }

  return {
    pass: async <T>(work: () => Promise<T>): Promise<T> => {
      if (isHeldBack(Date.now())) throw restError(source.name, state);
      let outcome: Outcome<T>;
      try {
        outcome = await breaker.execute(() => attempt(work));
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw restError(source.name, state);
        if (!(error instanceof Error && error.name === "AbortError")) await settle(error);
        throw error;
      }
      await settle(outcome.is_refused ? outcome.refusal : null);
      if (outcome.is_refused) throw outcome.refusal;
      return outcome.result;
    },
  };
}
