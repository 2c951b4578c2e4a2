import { z } from "zod";

const deeds = ["status", "body", "set", "delay_ms", "cut"] as const;

/** What POST /_sandbox/faults takes: which calls are meant, and what happens to them instead of (or before) the answer. */
export const faultRequest = z
  .strictObject({
    /** A prefix of the path, or, with any other characters in it, a regular expression. */
    path: z.string().min(1).refine(isReadable, "is neither a path nor a regular expression"),
    /** The first matching call that is hit, counted from 1. */
    nth: z.int().positive().default(1),
    /** How many calls are hit from there on. */
    times: z.int().positive().default(1),
    status: z.int().min(200).max(599).optional(),
    headers: z.record(z.string(), z.string()).default({}),
    /** JSON, or a string that is sent as it stands. */
    body: z.json().optional(),
    /** Values put into the genuine JSON answer, by their dotted place in it; an answer without that place stays as it is. */
    set: z.record(z.string().min(1), z.json()).optional(),
    delay_ms: z.int().nonnegative().max(600_000).default(0),
    /** Breaks the connection in the middle of the answer. */
    cut: z.boolean().default(false),
  })
  .refine((fault) => deeds.some((deed) => fault[deed] !== undefined && fault[deed] !== false && fault[deed] !== 0), {
    message: "says nothing to do: give status, body, set, delay_ms or cut",
    path: ["status"],
  });

export type FaultRequest = z.infer<typeof faultRequest>;
export type Fault = FaultRequest & { id: number; seen: number; hits: number };

const PLAIN_PATH = /^\/[\w\-./~%]*$/;

function isReadable(path: string): boolean {
  if (PLAIN_PATH.test(path)) return true;
  try {
    return new RegExp(path).source.length > 0;
  } catch {
    return false;
  }
}

export function matches(fault: Pick<FaultRequest, "path">, path: string): boolean {
  return PLAIN_PATH.test(fault.path) ? path.startsWith(fault.path) : new RegExp(fault.path).test(path);
}
