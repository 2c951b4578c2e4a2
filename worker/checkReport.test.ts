import { describe, expect, it } from "vitest";
import { amiss, good } from "../ingest/check/finding.ts";
import { exitCodeOf, toReport } from "./checkReport.ts";

const missing = amiss("permission", "bad", {
  subject: "read_orders",
  blocks: ["orders"],
  message: "The app lacks it.",
  mend: "Add it.",
});
const late = amiss("clock", "warning", { message: "The clock is late.", mend: "Set it." });

describe("the report of a connection check", () => {
  it("names what is missing, what goes without it, and the mend", () => {
    expect(toReport([{ source: "shopify", findings: [good("reachable", "It answers."), missing] }])).toEqual([
      "shopify",
      "  ok    reachable   It answers.",
      "  BAD   permission  read_orders: The app lacks it.",
      "        goes without: orders",
      "        Add it.",
    ]);
  });

  it("ends with 1 only where data cannot be read", () => {
    expect(exitCodeOf([{ source: "shopify", findings: [late] }])).toBe(0);
    expect(
      exitCodeOf([
        { source: "shopify", findings: [late] },
        { source: "hubspot", findings: [missing] },
      ]),
    ).toBe(1);
  });
});
