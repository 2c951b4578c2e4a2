import { describe, expect, it } from "vitest";
import { parseDbtLine } from "./dbtEvent.ts";

// Lines of dbt-core 1.11.16, shortened to what is read of them.
const line = (name: string, data: Record<string, unknown>, level = "info", msg = "a message") =>
  JSON.stringify({
    data,
    info: { category: "", code: "Q012", extra: {}, level, msg, name, thread: "Thread-1 (worker)" },
  });
const node = (name: string, type: string, status: string) => ({
  node_info: {
    node_name: name,
    node_status: status,
    resource_type: type,
    unique_id: `${type}.atoll.${name}`,
    meta: {},
  },
});

describe("a line of dbt's JSON log", () => {
  it("tells how many nodes there are", () => {
    const text = line("ConcurrencyLine", { node_count: 117, num_threads: 2, target_name: "atoll" });
    expect(parseDbtLine(text)).toEqual({ type: "total", nodes: 117 });
  });

  it.each([
    ["LogModelResult", "model", "success"],
    ["LogSeedResult", "seed", "success"],
    ["LogTestResult", "test", "pass"],
    ["LogModelResult", "model", "error"],
    ["SkippingDetails", "test", "skipped"],
    ["LogNodeNoOpResult", "exposure", "no-op"],
  ])("counts %s of a %s (%s) as done", (name, type, status) => {
    expect(parseDbtLine(line(name, node("fct_deals", type, status)))).toEqual({
      type: "done",
      node: `${type}.atoll.fct_deals`,
    });
  });

  it("counts neither the start of a node nor a hook", () => {
    expect(parseDbtLine(line("LogStartLine", node("fct_deals", "model", "started")))).toMatchObject({ type: "other" });
    expect(parseDbtLine(line("LogHookEndLine", node("atoll-on-run-end-0", "operation", "success")))).toMatchObject({
      type: "other",
    });
  });

  it("gives the node and the message of a failure", () => {
    const msg =
      "Database Error in model int_fx_rates (models/intermediate/int_fx_rates.sql)\n  time zone not recognized";
    const text = line("RunResultError", { msg, ...node("int_fx_rates", "model", "None") }, "error");
    expect(parseDbtLine(text)).toEqual({ type: "failure", node: "int_fx_rates", kind: "model", message: msg });
  });

  it("gives the message of an error before any node ran", () => {
    const text = line(
      "MainEncounteredError",
      { exc: "Database Error" },
      "error",
      "Encountered an error:\nDatabase Error\n  ",
    );
    expect(parseDbtLine(text)).toEqual({
      type: "failure",
      node: "dbt",
      kind: "run",
      message: "Encountered an error:\nDatabase Error",
    });
  });

  it("is null where it is no event", () => {
    expect(parseDbtLine("Traceback (most recent call last):")).toBeNull();
    expect(parseDbtLine('{"some": "json"}')).toBeNull();
  });
});
