import express from "express";
import { z } from "zod";
import { answerRefusal, readBody } from "./refusal.ts";

/** What POST /_sandbox/manners takes: how both services behave from now on. What is left out goes back to its usual way. */
const mannersWish = z.strictObject({
  /** Permissions that the shop's app and the CRM's key have lost. */
  scopes_lost: z.array(z.string()).default([]),
  /** Properties that somebody has deleted in the CRM, as `deals.corals`. */
  properties_gone: z.array(z.string().regex(/^\w+\.\w+$/)).default([]),
  /** The API version that the shop serves, whatever is asked for. */
  version: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable()
    .default(null),
  /** How far both clocks run ahead of this machine's. */
  skew_seconds: z.int().default(0),
  /** Raise it to make the shop refuse all tokens that it gave out before. */
  token_epoch: z.int().default(0),
});

export type Manners = z.output<typeof mannersWish>;

export const usualManners = (): Manners => mannersWish.parse({});

/** The lever itself; it answers with the manners that hold now. */
export function mannersLever(set: (manners: Manners) => void): express.Router {
  const router = express.Router();
  router.post("/_sandbox/manners", express.json(), (req, res) => {
    const manners = readBody(mannersWish, req.body);
    set(manners);
    res.json(manners);
  });
  router.use("/_sandbox/manners", answerRefusal);
  return router;
}
