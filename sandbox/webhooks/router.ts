import express from "express";
import { z } from "zod";
import { readBody } from "../levers/refusal.ts";
import type { Courier } from "./courier.ts";

const disturbance = z.strictObject({ duplicate: z.boolean().default(false), reverse: z.boolean().default(false) });

/** Levers over webhooks: how many were delivered, and whether they come twice or in the wrong order from now on. */
export function courierLevers(courier: Courier): express.Router {
  const router = express.Router();
  router.get("/_sandbox/webhooks", (_req, res) => {
    res.json(courier.counts());
  });
  router.post("/_sandbox/webhooks", express.json(), (req, res) => {
    const wish = readBody(disturbance, req.body);
    courier.disturb(wish);
    res.json(wish);
  });
  return router;
}
