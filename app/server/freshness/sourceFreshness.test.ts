import { describe, expect, it } from "vitest";
import { type StreamStanding, toSourceFreshness } from "./sourceFreshness.ts";

const minutes = (count: number) => count * 60_000;
const standing = (stream: string, values: Partial<StreamStanding> = {}): StreamStanding => ({
  source: "shopify",
  stream,
  status: "succeeded",
  error_code: null,
  error_message: null,
  last_success_at: "2026-11-24T06:10:00.000Z",
  age_ms: minutes(5),
  ...values,
});
const judge = (...standings: StreamStanding[]) => toSourceFreshness("shopify", standings, 15);

describe("a source", () => {
  it("is fresh while all its streams succeeded within two intervals", () => {
    expect(judge(standing("orders"), standing("customers", { age_ms: minutes(29) }))).toEqual({
      source: "shopify",
      health: "fresh",
      synced_at: "2026-11-24T06:10:00.000Z",
      problem: null,
      problem_code: null,
    });
  });

  it("is as old as its stalest stream", () => {
    const old = standing("customers", { age_ms: minutes(20), last_success_at: "2026-11-24T05:55:00.000Z" });
    expect(judge(standing("orders"), old).synced_at).toBe("2026-11-24T05:55:00.000Z");
  });

  it("is stale after two intervals without a sync", () => {
    expect(judge(standing("orders", { age_ms: minutes(30) }))).toMatchObject({
      health: "stale",
      problem_code: "overdue",
    });
  });

  it("is failing, with the cause and the last good time, when one stream's last read failed", () => {
    const broken = standing("orders", {
      status: "failed",
      error_code: "unauthorized",
      error_message: "Shopify refused the access token. Make a new one.",
    });
    expect(judge(broken, standing("customers"))).toEqual({
      source: "shopify",
      health: "failing",
      synced_at: "2026-11-24T06:10:00.000Z",
      problem: "Shopify refused the access token. Make a new one.",
      problem_code: "unauthorized",
    });
  });

  it("keeps what broke inside Atoll out of its words", () => {
    const broken = standing("orders", {
      status: "failed",
      error_code: "internal",
      error_message: 'Atoll itself failed: relation "raw_shopify.orders" does not exist at 10.0.0.7.',
    });
    const { problem } = judge(broken);
    expect(problem).toContain("Shopify orders");
    expect(problem).not.toMatch(/relation|10\.0\.0\.7/);
  });

  it("was never synced until each of its streams succeeded once", () => {
    const first = standing("customers", { status: null, last_success_at: null, age_ms: null });
    expect(judge(standing("orders"), first)).toMatchObject({ health: "never", synced_at: null });
    expect(judge()).toMatchObject({ health: "never", synced_at: null });
  });

  it("is not judged by another source's streams", () => {
    expect(judge(standing("orders"), standing("deals", { source: "hubspot", status: "failed" })).health).toBe("fresh");
  });
});
