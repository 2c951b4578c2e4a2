import type { AirbyteConnection } from "./landedTable.ts";

export type Job = {
  jobId: number;
  connection: AirbyteConnection;
  status: "pending" | "running" | "incomplete" | "failed" | "succeeded" | "cancelled";
  startedAt: number;
  updatedAt: number;
  rowsSynced: number;
  bytesSynced: number;
};

export const hasEnded = ({ status }: Job): boolean => ["failed", "succeeded", "cancelled"].includes(status);

/** The length of a job in ISO 8601: PT1M12S. */
function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `PT${seconds >= 60 ? `${Math.floor(seconds / 60)}M` : ""}${seconds % 60}S`;
}

/** A job as the public API shows it; what it moved is said once it moved something. */
export const presentJob = (job: Job) => ({
  jobId: job.jobId,
  status: job.status,
  jobType: "sync",
  startTime: new Date(job.startedAt).toISOString().replace(/\.\d+Z$/, "Z"),
  connectionId: job.connection.connectionId,
  lastUpdatedAt: new Date(job.updatedAt).toISOString().replace(/\.\d+Z$/, "Z"),
  duration: duration(job.updatedAt - job.startedAt),
  ...(job.rowsSynced > 0 ? { bytesSynced: job.bytesSynced, rowsSynced: job.rowsSynced } : {}),
});
