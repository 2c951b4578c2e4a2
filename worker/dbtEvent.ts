import { z } from "zod";

const nodeInfo = z.looseObject({ unique_id: z.string(), node_name: z.string(), resource_type: z.string() });

const line = z.looseObject({
  info: z.looseObject({ name: z.string(), level: z.string(), msg: z.string(), invocation_id: z.string().optional() }),
  data: z.looseObject({
    node_info: nodeInfo.optional(),
    total: z.number().optional(),
    num_models: z.number().optional(),
    node_count: z.number().optional(),
    msg: z.string().optional(),
  }),
});

/** What a build reports of dbt: its name, how many nodes there are, that one is done, or that something failed. */
export type DbtEvent =
  | { type: "began"; invocation_id: string }
  | { type: "total"; nodes: number }
  | { type: "done"; node: string }
  | { type: "failure"; node: string; kind: string; message: string }
  | { type: "other"; message: string };

const counted = new Set(["model", "seed", "test", "snapshot", "exposure"]);
const ending = /^(Log\w+Result|SkippingDetails|LogSkipBecauseError)$/;

/** Reads one line of `--log-format json`; null where the line is no such event. */
export function parseDbtLine(text: string): DbtEvent | null {
  let received: unknown;
  try {
    received = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = line.safeParse(received);
  if (!parsed.success) return null;
  const { info, data } = parsed.data;
  const node = data.node_info;
  if (info.name === "MainReportVersion" && info.invocation_id)
    return { type: "began", invocation_id: info.invocation_id };
  if (info.name === "ConcurrencyLine" && data.node_count !== undefined)
    return { type: "total", nodes: data.node_count };
  if (info.name === "RunResultError" && node) {
    return { type: "failure", node: node.node_name, kind: node.resource_type, message: (data.msg ?? info.msg).trim() };
  }
  if (info.name === "MainEncounteredError")
    return { type: "failure", node: "dbt", kind: "run", message: info.msg.trim() };
  if (ending.test(info.name) && node && counted.has(node.resource_type)) return { type: "done", node: node.unique_id };
  return { type: "other", message: info.msg };
}
