import { SourceError } from "../errors.ts";
import { pause } from "../http.ts";
import type { AirbyteClient, Connection, Job } from "./client.ts";
import { hasEnded } from "./client.ts";

/** How long to wait between two looks at a job: short at first, since many syncs find little to do. */
export type Pace = { first_ms: number; longest_ms: number };
const usualPace: Pace = { first_ms: 500, longest_ms: 10_000 };

/** Between "one is running" and its job showing in the list. */
const claims = 10;
const cancelWithinMs = 1_500;

export type FollowOptions = {
  client: AirbyteClient;
  connection: Connection;
  /** True for a job that an earlier run of ours started: it is ours to cancel. */
  isOurs: (job: Job) => Promise<boolean>;
  /** Hears of the job once it is known, and each time it was looked at. */
  onLook: (job: Job, is_ours: boolean) => Promise<void>;
  pace?: Pace;
  signal: AbortSignal;
};

/** A job to follow: the one under way (ours from before a crash, Airbyte's own schedule's, a person's), else a new one. */
async function claim(options: FollowOptions): Promise<{ job: Job; is_ours: boolean }> {
  const { client, connection, signal } = options;
  const wait = (options.pace ?? usualPace).first_ms;
  for (let attempt = 0; attempt < claims; attempt += 1) {
    const running = await client.unfinishedJob(connection.connectionId, signal);
    if (running) return { job: running, is_ours: await options.isOurs(running) };
    const started = await client.startSync(connection.connectionId, signal);
    if (started) return { job: started, is_ours: true };
    await pause(wait * 2 ** Math.min(attempt, 4), signal);
  }
  throw new SourceError({
    code: "already_running",
    message: `Airbyte says that "${connection.name}" is being synced already, and shows no such job.`,
    mend: "Look at the connection in Airbyte. Nothing is lost: the next sync tries again.",
  });
}

function failureOf({ name }: Connection, job: Job): SourceError {
  if (job.status === "cancelled") {
    return new SourceError({
      code: "airbyte_job_cancelled",
      message: `Airbyte's job ${job.jobId} of "${name}" was cancelled.`,
      mend: "What it landed stays. The next sync starts another.",
    });
  }
  return new SourceError({
    code: "airbyte_job_failed",
    message: `Airbyte's job ${job.jobId} of "${name}" failed.`,
    mend: "Its log in Airbyte says why. What it landed stays; the next sync tries again.",
  });
}

/**
 * Runs a connection once and waits for its end; a sync that is running already is followed instead. Cancels the job where
 * the run is stopped and the job is ours. Throws SourceError where it failed or was cancelled.
 */
export async function followJob(options: FollowOptions): Promise<Job> {
  const { client, connection, signal, pace = usualPace } = options;
  for (;;) {
    const { job: first, is_ours } = await claim(options);
    let job = first;
    try {
      await options.onLook(job, is_ours);
      for (let wait = pace.first_ms; !hasEnded(job); wait = Math.min(wait * 1.5, pace.longest_ms)) {
        await pause(wait, signal);
        job = await client.job(job.jobId, signal);
        await options.onLook(job, is_ours);
      }
    } catch (error) {
      // The run's own signal has fired by then, so the call gets a time of its own.
      if (signal.aborted && is_ours) await client.cancel(job.jobId, AbortSignal.timeout(cancelWithinMs));
      throw error;
    }
    // Somebody was clearing or resetting the connection: what we came for is still to be done.
    if (job.jobType !== "sync" && job.jobType !== "refresh") continue;
    if (job.status !== "succeeded") throw failureOf(connection, job);
    return job;
  }
}
