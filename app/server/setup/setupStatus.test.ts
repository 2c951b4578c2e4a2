import { describe, expect, it } from "vitest";
import { type CubeState, type SetupFacts, toSetupStatus } from "./setupStatus.ts";

const nothing: SetupFacts = { is_migrated: true, run: null, build: null, is_published: false };
const waiting: CubeState = { state: "waiting" };
const brokenCube: CubeState = { state: "failed", problem_code: "cube_failed", problem: "The model is wrong." };
const orders = {
  source: "shopify",
  stream: "orders",
  status: "running",
  rows: 8412,
  expected_rows: 20_000,
  problem: null,
  problem_code: null,
} as const;
const refused = {
  ...orders,
  status: "failed",
  problem: "Shopify refused the token.",
  problem_code: "unauthorized",
} as const;
const build = { status: "running", nodes_done: 12, nodes_total: 40, failed_nodes: 0 } as const;

const status = (facts: Partial<SetupFacts>, cube: CubeState = waiting, upForMs = 1000) =>
  toSetupStatus({ ...nothing, ...facts }, cube, upForMs);

describe("first set-up", () => {
  it("waits for the worker at first, and says so when none comes", () => {
    expect(status({})).toMatchObject({ status: "setting_up", step: "start", problem: null });
    expect(status({}, waiting, 61_000)).toMatchObject({
      status: "failed",
      step: "start",
      problem_code: "worker_absent",
    });
  });

  it("counts rows while the first run reads", () => {
    expect(status({ run: { status: "running", streams: [orders] } })).toEqual({
      status: "setting_up",
      step: "ingest",
      problem: null,
      problem_code: null,
      build: null,
      streams: [{ source: "shopify", stream: "orders", status: "running", rows: 8412, expected_rows: 20_000 }],
    });
  });

  it("says why the first run failed", () => {
    expect(status({ run: { status: "failed", streams: [refused] } })).toMatchObject({
      status: "failed",
      step: "ingest",
      problem: "Shopify refused the token.",
      problem_code: "unauthorized",
    });
  });

  it("goes on to the models after a run of which a part failed", () => {
    expect(status({ run: { status: "partial", streams: [orders, refused] } })).toMatchObject({
      status: "setting_up",
      step: "build",
    });
  });

  it("counts models while they are built", () => {
    const answer = status({ run: { status: "succeeded", streams: [] }, build });
    expect(answer).toMatchObject({ step: "build", build: { nodes_done: 12, nodes_total: 40 } });
  });

  it("says that the models failed where nothing was published yet", () => {
    const failed = { ...build, status: "failed", failed_nodes: 3 } as const;
    const answer = status({ run: { status: "succeeded", streams: [] }, build: failed });
    expect(answer).toMatchObject({ status: "failed", step: "build", problem_code: "build_failed" });
    expect(answer.problem).toContain("3 of its models");
  });

  it("is ready once marts are published and Cube is warm, not before", () => {
    const published = { run: { status: "succeeded", streams: [] }, is_published: true } as const;
    expect(status(published, { state: "warming" })).toMatchObject({ status: "setting_up", step: "warm" });
    expect(status(published, { state: "warm" })).toMatchObject({ status: "ready", step: "ready" });
  });

  it("stays ready while a later sync or build fails", () => {
    const later = {
      run: { status: "failed", streams: [refused] },
      build: { ...build, status: "failed" },
      is_published: true,
    } as const;
    expect(status(later, { state: "warm" })).toMatchObject({ status: "ready", problem: null });
  });

  it("tells of a Cube that cannot start while rows still come in, and fails on it only at the end", () => {
    expect(status({ run: { status: "running", streams: [] } }, brokenCube)).toMatchObject({
      status: "setting_up",
      step: "ingest",
      problem: "The model is wrong.",
    });
    expect(status({ is_published: true }, brokenCube)).toMatchObject({
      status: "failed",
      step: "warm",
      problem_code: "cube_failed",
    });
  });

  it("asks for migrations where the tables are missing", () => {
    expect(status({ is_migrated: false })).toMatchObject({ status: "failed", problem_code: "not_migrated" });
  });
});
