import express from "express";
import { z } from "zod";
import type { Ngo } from "../ngo/ledger.ts";
import { openDestination } from "./destination.ts";
import { hubspotConnection } from "./hubspot/connection.ts";
import { hasEnded, presentJob } from "./job.ts";
import { openJobs } from "./jobs.ts";
import type { AirbyteConnection } from "./landedTable.ts";
import { airbyteLevers } from "./levers.ts";
import { answerProblem } from "./problem.ts";
import { shopifyConnection } from "./shopify/connection.ts";
import { createTokens } from "./tokens.ts";

export type AirbyteOptions = { /** Secret of every application id. */ token: string; databaseUrl: string };
export type AirbyteRouter = { levers: express.Router; router: express.Router; close(): Promise<void> };

/** Where an own installation has its public API. */
const BASE = "/api/public/v1";

const tokenBody = z.object({
  client_id: z.string().min(1),
  client_secret: z.string(),
  grant_type: z.literal("client_credentials"),
});
const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
};
const connectionsQuery = z.object(paging);
const jobsQuery = z.object({ ...paging, connectionId: z.string().optional(), jobType: z.string().optional() });
const jobBody = z.object({ connectionId: z.string(), jobType: z.enum(["sync", "reset", "refresh", "clear"]) });

const presentConnection = ({ connectionId, name, schema, streams }: AirbyteConnection) => ({
  connectionId,
  name,
  status: "active",
  namespaceDefinition: "custom_format",
  namespaceFormat: schema,
  prefix: "",
  schedule: { scheduleType: "manual" },
  configurations: { streams: streams.map((stream) => ({ name: stream.name })) },
});

/** An Airbyte with two connections that read the made-up NGO and land it in a Postgres, in Airbyte's own layout. */
export function airbyteRouter(ngo: Ngo, { token, databaseUrl }: AirbyteOptions): AirbyteRouter {
  const connections = [shopifyConnection(ngo), hubspotConnection(ngo)];
  const destination = openDestination(databaseUrl);
  const jobs = openJobs(destination, () => ngo.now());
  const tokens = createTokens(token);
  const find = (id: string) => connections.find(({ connectionId }) => connectionId === id);

  const router = express.Router();
  router.use(BASE, express.json());
  router.post(`${BASE}/applications/token`, (req, res) => {
    const asked = tokenBody.safeParse(req.body);
    if (!asked.success) return answerProblem(res, 400, "bad-request", asked.error.issues[0]?.path.join(".") ?? "body");
    const granted = tokens.grant(asked.data.client_secret);
    if (!granted) return answerProblem(res, 401, "unauthorized", "Client id or secret is wrong.");
    res.json(granted);
  });
  router.use(BASE, (req, res, next) => {
    if (tokens.accepts(req.get("authorization"))) return next();
    answerProblem(res, 401, "unauthorized", "The token is missing, wrong or expired.");
  });
  router.get(`${BASE}/connections`, (req, res) => {
    const { limit, offset } = connectionsQuery.parse(req.query);
    res.json({ data: connections.slice(offset, offset + limit).map(presentConnection), previous: "", next: "" });
  });
  router.get(`${BASE}/connections/:id`, (req, res) => {
    const found = find(String(req.params.id));
    if (!found) return answerProblem(res, 404, "resource-not-found", "There is no such connection.");
    res.json(presentConnection(found));
  });
  router.get(`${BASE}/jobs`, (req, res) => {
    const { limit, offset, connectionId, jobType } = jobsQuery.parse(req.query);
    const asked = jobs
      .all()
      .filter((job) => (connectionId ?? job.connection.connectionId) === job.connection.connectionId)
      .filter(() => (jobType ?? "sync") === "sync")
      .toReversed();
    res.json({ data: asked.slice(offset, offset + limit).map(presentJob), previous: "", next: "" });
  });
  router.post(`${BASE}/jobs`, (req, res) => {
    const asked = jobBody.safeParse(req.body);
    if (!asked.success) return answerProblem(res, 400, "bad-request", asked.error.issues[0]?.path.join(".") ?? "body");
    const found = find(asked.data.connectionId);
    if (!found) return answerProblem(res, 404, "resource-not-found", "There is no such connection.");
    if (asked.data.jobType !== "sync")
      return answerProblem(res, 422, "unprocessable-entity", `${asked.data.jobType} cannot be asked for here.`);
    const job = jobs.start(found);
    if (!job) return answerProblem(res, 409, "try-again-later", "A sync is already running for this connection.");
    res.json(presentJob(job));
  });
  router.get(`${BASE}/jobs/:id`, (req, res) => {
    const job = jobs.find(Number(req.params.id));
    if (!job) return answerProblem(res, 404, "resource-not-found", "There is no such job.");
    res.json(presentJob(job));
  });
  router.delete(`${BASE}/jobs/:id`, (req, res) => {
    const job = jobs.find(Number(req.params.id));
    if (!job) return answerProblem(res, 404, "resource-not-found", "There is no such job.");
    if (hasEnded(job)) return answerProblem(res, 409, "state-conflict", "The job has ended already.");
    jobs.cancel(job);
    res.json(presentJob(job));
  });
  router.use(BASE, (_req, res) => answerProblem(res, 404, "resource-not-found", "There is nothing here."));

  return {
    levers: airbyteLevers(jobs, tokens),
    router,
    async close() {
      await jobs.close();
      await destination.close();
    },
  };
}
