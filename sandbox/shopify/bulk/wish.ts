import { z } from "zod";

/** What POST /_sandbox/bulk takes: how the next bulk operations go wrong. */
export const bulkWish = z.strictObject({
  /** How many of the next operations are meant. */
  times: z.int().positive().default(1),
  /** Where they end instead of in a file; what was written by then is at `partialDataUrl`. */
  status: z.enum(["FAILED", "EXPIRED"]).optional(),
  error_code: z.enum(["ACCESS_DENIED", "INTERNAL_SERVER_ERROR", "TIMEOUT"]).optional(),
  /** How long they stay under way before they begin. */
  hold_ms: z.int().nonnegative().max(600_000).optional(),
  /** Lines in no order at all, over the whole file. */
  shuffle: z.boolean().default(false),
  /** At most so many rows of each nested connection, without a word. */
  nested_limit: z.int().nonnegative().optional(),
  /** Leaves out the rows of so many parents whose children stand in the file. */
  lost_parents: z.int().nonnegative().default(0),
  /** Every download breaks after so many bytes, as often as this. */
  cut_after: z.int().positive().optional(),
  cuts: z.int().positive().default(1),
  /** Ranges are not served: each download begins at the first byte. */
  without_ranges: z.boolean().default(false),
  /** The file lacks so many of its last bytes, whatever its size is said to be. */
  short_by: z.int().nonnegative().default(0),
});

export type BulkWish = z.infer<typeof bulkWish>;
