import { z } from "zod";

const delivery = z.object({
  inbox_id: z.number().int(),
  source: z.string(),
  topic: z.string(),
  /** The records it named, as `stream id`; null until it was looked at. */
  records: z.string().nullable(),
  received_at: z.string(),
  attempts: z.number().int(),
  next_attempt_at: z.string(),
  processed_at: z.string().nullable(),
  outcome: z.enum(["landed", "ignored", "refused", "given_up"]).nullable(),
  last_error: z.string().nullable(),
});

const counts = {
  landed: z.number().int(),
  ignored: z.number().int(),
  failed: z.number().int(),
  waiting: z.number().int(),
};

/** Webhooks as they stand: by source, hour by hour for a day, and the newest. */
export const inbox = z.object({
  sources: z.array(
    z.object({
      source: z.string(),
      ...counts,
      /** Failed at least once and tried again by itself. */
      retrying: z.number().int(),
      given_up: z.number().int(),
      last_received_at: z.string(),
    }),
  ),
  hours: z.array(z.object({ hour: z.string(), ...counts })),
  deliveries: z.array(delivery),
});

/** POST /api/operations/inbox/retry: one delivery, or every one that was given up or waits for its next try. */
export const retryWish = z.strictObject({ inbox_id: z.number().int().positive().optional() });

export type Inbox = z.infer<typeof inbox>;
export type InboxDelivery = z.infer<typeof delivery>;
