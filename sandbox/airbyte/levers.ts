import express from "express";
import { z } from "zod";
import { readBody } from "../levers/refusal.ts";
import { presentJob } from "./job.ts";
import type { Jobs } from "./jobs.ts";
import type { createTokens } from "./tokens.ts";

const planRequest = z.strictObject({
  /** Attempts that end half-way before the one that counts; what they wrote stays. */
  attempts_lost: z.int().min(0).max(5).default(0),
  fails: z.boolean().default(false),
  /** How long the job is under way before its last attempt begins. */
  hold_ms: z.int().min(0).max(600_000).default(0),
});

/** Levers over the made-up Airbyte, below `/_sandbox/airbyte`. */
export function airbyteLevers(jobs: Jobs, tokens: ReturnType<typeof createTokens>): express.Router {
  const router = express.Router();
  router.get("/_sandbox/airbyte/jobs", (_req, res) => {
    res.json({ jobs: jobs.all().map(presentJob) });
  });
  router.post("/_sandbox/airbyte/next-job", (req, res) => {
    const plan = readBody(planRequest, req.body);
    jobs.planNext(plan);
    res.status(201).json({ plan });
  });
  router.delete("/_sandbox/airbyte/tokens", (_req, res) => {
    tokens.expire();
    res.status(204).end();
  });
  return router;
}
