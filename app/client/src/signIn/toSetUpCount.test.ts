import { describe, expect, it } from "vitest";
import type { SetupStatus } from "../../../shared/setup.ts";
import { toSetUpCount } from "./toSetUpCount.ts";

const stream = (rows: number, expected_rows: number | null): SetupStatus["streams"][number] => ({
  source: "shopify",
  stream: "orders",
  status: "running",
  rows,
  expected_rows,
});
const setup = (changes: Partial<SetupStatus>): SetupStatus => ({
  status: "setting_up",
  step: "ingest",
  streams: [],
  build: null,
  problem: null,
  problem_code: null,
  ...changes,
});

describe("the count of the first set-up", () => {
  it("sums the rows of streams whose size is known, never beyond it", () => {
    expect(toSetUpCount(setup({ streams: [stream(50, 200), stream(12, 10), stream(7, null)] }))).toEqual({
      done: 60,
      total: 210,
    });
  });

  it("is unknown until a size or the number of models is known", () => {
    expect(toSetUpCount(setup({ streams: [stream(7, null)] }))).toBeNull();
    expect(toSetUpCount(setup({ step: "build", build: { nodes_done: 0, nodes_total: 0 } }))).toBeNull();
    expect(toSetUpCount(setup({ step: "warm" }))).toBeNull();
  });

  it("counts models while they are built", () => {
    expect(toSetUpCount(setup({ step: "build", build: { nodes_done: 12, nodes_total: 40 } }))).toEqual({
      done: 12,
      total: 40,
    });
  });
});
