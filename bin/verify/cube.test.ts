import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { askCube } from "./cube.ts";
import type { CubeQuery } from "./figures.ts";
import { readTruth, unasked, valuesOfTruth } from "./truth.ts";

const QUERY: CubeQuery = { measures: ["fundraising.gifts"], timezone: "UTC" };

/** A server that gives the answers in turn, the last one again and again. */
async function answering(...answers: { status: number; body: unknown }[]) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(request);
    response.writeHead(answer?.status ?? 500, { "content-type": "application/json" }).end(JSON.stringify(answer?.body));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, requests };
}

const wait = { status: 200, body: { error: "Continue wait" } };

describe("asking Cube", () => {
  it("goes on while Cube says to wait, and carries the token", async () => {
    const { url, requests } = await answering(wait, { status: 200, body: { data: [{ "fundraising.gifts": "3" }] } });
    expect(await askCube(url, "token", QUERY)).toEqual([{ "fundraising.gifts": "3" }]);
    expect(requests.map(({ method, url: path, headers }) => [method, path, headers.authorization])).toEqual([
      ["POST", "/cubejs-api/v1/load", "Bearer token"],
      ["POST", "/cubejs-api/v1/load", "Bearer token"],
    ]);
  });

  it("gives up waiting in the end", async () => {
    const { url } = await answering(wait);
    await expect(askCube(url, "token", QUERY, -1)).rejects.toThrow("still computing fundraising.gifts");
  });

  it.each([
    [403, "Invalid token", /refused the token \(Invalid token\).*atoll verify/],
    [503, "building", /no figures yet.*\/readyz/],
    [400, "no member fundraising.gift", /Cube answered 400: no member fundraising.gift/],
  ])("says what %i means and how to mend it", async (status, error, words) => {
    const { url } = await answering({ status, body: { error } });
    await expect(askCube(url, "token", QUERY)).rejects.toThrow(words);
  });

  it("says that nobody answers", async () => {
    await expect(askCube("http://127.0.0.1:9", "token", QUERY)).rejects.toThrow(/does not answer.*npm start/);
  });
});

describe("the truth", () => {
  const about = { seed: 1, size: "test", now: "2026-11-24T00:00:00.000Z", zone: "Pacific/Tahiti" };
  const figure = (name: string, key: { column: string; characters: null } | null) => ({
    name,
    digits: 0 as const,
    query: QUERY,
    key,
  });

  it("is read with numbers as text, grouped or not", async () => {
    const { url } = await answering({ status: 200, body: { ...about, gifts: 12, gifts_by_year: { 2026: 12 } } });
    const truth = await readTruth(url);
    expect(valuesOfTruth(truth, figure("gifts", null))).toEqual(new Map([["", "12"]]));
    expect(valuesOfTruth(truth, figure("gifts_by_year", { column: "year", characters: null }))).toEqual(
      new Map([["2026", "12"]]),
    );
    expect(valuesOfTruth(truth, figure("donors", null))).toBeNull();
    expect(unasked(truth, [figure("gifts", null)])).toEqual(["gifts_by_year"]);
  });

  it("is refused in another shape, with the place that is wrong", async () => {
    const { url } = await answering({ status: 200, body: { ...about, gifts: [1] } });
    await expect(readTruth(url)).rejects.toThrow(/cannot be read.*gifts/s);
  });
});
