import { z } from "zod";

/** Rejects that are alike: numbers of a list's places are told as `*`, so 400 orders with one fault are one group. */
const rejectGroup = z.strictObject({
  source: z.string().max(100),
  stream: z.string().max(100),
  field: z.string().max(500),
  reason: z.string().max(2_000),
});

export const rejectGroups = z.object({
  groups: z.array(
    rejectGroup.extend({
      count: z.number().int(),
      /** How many of them somebody asked to land again, and the worker has not come to it yet. */
      waiting: z.number().int(),
      /** How many were tried again and refused again. */
      refused: z.number().int(),
      oldest_at: z.string(),
      newest_at: z.string(),
    }),
  ),
});

const reject = z.object({
  reject_id: z.number().int(),
  run_id: z.number().int().nullable(),
  source: z.string(),
  stream: z.string(),
  record_key: z.string().nullable(),
  field: z.string(),
  reason: z.string(),
  /** The record as it came, as indented JSON; may hold personal data. */
  payload: z.string(),
  is_payload_cut: z.boolean(),
  /** True where somebody changed the record before it was to land again; what they made of it comes with the record alone. */
  is_mended: z.boolean(),
  rejected_at: z.string(),
  /** waiting: somebody asked to land it again, and the worker has not come to it yet. */
  state: z.enum(["open", "waiting", "closed"]),
  /** Why the last try to land it again was refused. */
  replay_field: z.string().nullable(),
  replay_reason: z.string().nullable(),
  outcome: z.enum(["replayed", "dismissed", "read_later"]).nullable(),
  closed_at: z.string().nullable(),
  closed_by: z.string().nullable(),
  closing_note: z.string().nullable(),
});

/** Records kept aside, newest first. */
export const rejects = z.object({
  rejects: z.array(reject),
  /** Pass it as `before` for older ones; null where there are none. */
  next_before: z.number().int().nullable(),
});

/** The whole record, as it was last mended or as it came; `payload` is null where it is too long to be mended on a page. */
export const rejectRecord = z.object({ reject_id: z.number().int(), payload: z.string().nullable() });

/** What is meant: one reject, or every open one of a group. */
const meant = z.union([z.strictObject({ reject_id: z.number().int().positive() }), rejectGroup]);

/** POST /api/operations/rejects/replay; `payload` is the record as mended, JSON as text, for one reject alone. */
export const replayWish = z
  .strictObject({ meant, payload: z.string().max(1_000_000).optional() })
  .refine(
    ({ meant, payload }) => payload === undefined || "reject_id" in meant,
    "a mended record belongs to one reject",
  );

/** POST /api/operations/rejects/dismiss. */
export const dismissWish = z.strictObject({ meant, note: z.string().trim().min(3).max(500) });

export type RejectGroup = z.infer<typeof rejectGroup>;
export type RejectGroups = z.infer<typeof rejectGroups>;
export type Reject = z.infer<typeof reject>;
export type Rejects = z.infer<typeof rejects>;
export type MeantRejects = z.infer<typeof meant>;
