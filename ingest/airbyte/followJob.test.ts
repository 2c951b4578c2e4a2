import { describe, expect, it } from "vitest";
import type { AirbyteClient, Connection, Job } from "./client.ts";
import { findConnection } from "./findConnection.ts";
import { followJob } from "./followJob.ts";

const connection: Connection = { connectionId: "c1", name: "Shopify to Postgres", status: "active" };
const pace = { first_ms: 1, longest_ms: 2 };
const start = { jobType: "sync", startTime: "2026-11-24T20:00:00Z" } as const;

/** Airbyte of one connection: `running` jobs are under way, `states` are what a started job goes through, look by look. */
function airbyte(options: { running?: (Job | null)[]; states?: Job["status"][]; refuses?: number } = {}) {
  const running = [...(options.running ?? [])];
  const states = [...(options.states ?? ["running", "succeeded"])];
  let refusals = options.refuses ?? 0;
  const did: string[] = [];
  const refuse = () => Promise.reject(new Error("not asked for here"));
  const client: AirbyteClient = {
    connections: refuse,
    connection: refuse,
    unfinishedJob: async () => running.shift() ?? null,
    startSync: async () => {
      did.push("start");
      refusals -= 1;
      return refusals >= 0 ? null : { ...start, jobId: 1, status: "pending" };
    },
    job: async (jobId) => {
      did.push(`look ${jobId}`);
      return { ...start, jobId, status: states.length > 1 ? (states.shift() ?? "failed") : (states[0] ?? "failed") };
    },
    cancel: async (jobId) => void did.push(`cancel ${jobId}`),
  };
  return { client, did };
}

const follow = (
  client: AirbyteClient,
  options: { ours?: number[]; signal?: AbortSignal; onLook?: (job: Job, is_ours: boolean) => void } = {},
) =>
  followJob({
    client,
    connection,
    isOurs: async ({ jobId }) => (options.ours ?? []).includes(jobId),
    onLook: async (job, is_ours) => options.onLook?.(job, is_ours),
    pace,
    signal: options.signal ?? new AbortController().signal,
  });

describe("a job of Airbyte", () => {
  it("is started and watched to its end, through attempts that fail", async () => {
    const { client, did } = airbyte({ states: ["running", "incomplete", "incomplete", "running", "succeeded"] });
    expect(await follow(client)).toMatchObject({ jobId: 1, status: "succeeded" });
    expect(did).toEqual(["start", "look 1", "look 1", "look 1", "look 1", "look 1"]);
  });

  it("that runs already is followed and no other is started", async () => {
    const { client, did } = airbyte({ running: [{ ...start, jobId: 5, status: "running" }], states: ["succeeded"] });
    const seen: boolean[] = [];
    expect(await follow(client, { onLook: (_job, is_ours) => seen.push(is_ours) })).toMatchObject({ jobId: 5 });
    expect(did).toEqual(["look 5"]);
    expect(seen).toEqual([false, false]);
  });

  it("that began between the look and the start is followed", async () => {
    const late: Job = { ...start, jobId: 6, status: "running" };
    const { client, did } = airbyte({ running: [null, late], refuses: 1, states: ["succeeded"] });
    expect(await follow(client)).toMatchObject({ jobId: 6 });
    expect(did).toEqual(["start", "look 6"]);
  });

  it("that clears the connection is waited for, then the sync is started", async () => {
    const clearing: Job = { jobId: 4, status: "running", jobType: "clear", startTime: start.startTime };
    const { client } = airbyte({ running: [clearing] });
    const looked = client.job;
    const job: AirbyteClient["job"] = async (id, signal) =>
      id === 4 ? { ...clearing, status: "succeeded" } : looked(id, signal);
    expect(await follow({ ...client, job })).toMatchObject({ jobId: 1, jobType: "sync" });
  });

  it.each([
    ["failed", "airbyte_job_failed", /job 1 of "Shopify to Postgres" failed/],
    ["cancelled", "airbyte_job_cancelled", /was cancelled/],
  ] as const)("that %s ends the run with its name", async (status, code, message) => {
    const { client } = airbyte({ states: [status] });
    await expect(follow(client)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it.each([
    ["started here", {}, [], ["cancel 1"]],
    ["of an earlier run of ours", { running: [{ ...start, jobId: 5, status: "running" as const }] }, [5], ["cancel 5"]],
    ["of somebody else", { running: [{ ...start, jobId: 5, status: "running" as const }] }, [], []],
  ])("%s is cancelled with the run only where it is ours", async (_whose, options, ours, cancelled) => {
    const { client, did } = airbyte({ ...options, states: ["running"] });
    const stopping = new AbortController();
    const onLook = () => void setTimeout(() => stopping.abort(), 10);
    await expect(follow(client, { ours, signal: stopping.signal, onLook })).rejects.toThrow(/abort/i);
    expect(did.filter((deed) => deed.startsWith("cancel"))).toEqual(cancelled);
  });

  it("that never shows is given up with what to look at", async () => {
    const { client } = airbyte({ refuses: 99 });
    await expect(follow(client)).rejects.toMatchObject({ code: "already_running" });
  });
});

describe("the connection of a source", () => {
  const { signal } = new AbortController();
  const found = (names: Record<string, Connection["status"]>, id: string | null = null) => {
    const all = Object.entries(names).map(([name, status]) => ({ connectionId: name, name, status }));
    const { client } = airbyte();
    return findConnection(
      {
        ...client,
        connections: async () => all,
        connection: async (wanted) => all.find((one) => one.connectionId === wanted) ?? null,
      },
      "shopify",
      id,
      signal,
    );
  };

  it("is the active one with the source in its name, or the one set by id", async () => {
    expect(await found({ HubSpot: "active", "My Shopify": "active", "old shopify": "inactive" })).toMatchObject({
      name: "My Shopify",
    });
    expect(await found({ a: "active", b: "active" }, "b")).toMatchObject({ name: "b" });
  });

  it.each([
    [{ HubSpot: "active" }, null, "connection_missing", /No connection of Airbyte has "shopify"/],
    [{ "Shopify 1": "active", "Shopify 2": "active" }, null, "connection_missing", /Several/],
    [{ Shopify: "inactive" }, null, "connection_inactive", /is inactive/],
    [{ a: "active" }, "z", "connection_missing", /has no connection z/],
  ] as const)("is named where %o cannot be it", async (names, id, code, message) => {
    await expect(found(names, id)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });
});
