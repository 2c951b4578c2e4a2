import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { freshnessQuery, hear, setupQuery } from "./live.ts";

const event = (body: unknown) => JSON.stringify(body);

describe("an event of the server", () => {
  it("replaces the marks of freshness", () => {
    const client = new QueryClient();
    const freshness = {
      sources: [],
      published_at: "2026-11-24T20:00:00Z",
      sync: null,
      build: null,
      waiting: { rejects: 0, deliveries: 0, differing: 0 },
    };
    hear(client, event({ type: "freshness", freshness }));
    expect(client.getQueryData(freshnessQuery.queryKey)).toEqual(freshness);
  });

  it("advances set-up", () => {
    const client = new QueryClient();
    const setup = { status: "setting_up", step: "ingest", streams: [], build: null, problem: null, problem_code: null };
    hear(client, event({ type: "setup", setup }));
    expect(client.getQueryData(setupQuery.queryKey)?.step).toBe("ingest");
  });

  it("counts every publish, also of the same instant", () => {
    const client = new QueryClient();
    hear(client, event({ type: "published", published_at: "2026-11-24T20:00:00Z" }));
    hear(client, event({ type: "published", published_at: "2026-11-24T20:00:00Z" }));
    expect(client.getQueryData(["published"])).toBe(2);
  });

  it("that is not understood is refused, not painted", () => {
    expect(() => hear(new QueryClient(), event({ type: "surprise" }))).toThrow();
  });
});
