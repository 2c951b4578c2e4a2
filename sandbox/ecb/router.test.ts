import express from "express";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openNgo } from "../ngo/openNgo.ts";
import { ecbRouter } from "./router.ts";

const ngo = openNgo({ seed: 1, size: "test", now: () => Date.UTC(2026, 10, 24), journalPath: null });
const server = express().use(ecbRouter(ngo)).listen(0, "127.0.0.1");
let base = "";
beforeAll(() => {
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/stats/eurofxref`;
});
afterAll(() => void server.close());

const read = async (file: string) => new Uint8Array(await (await fetch(`${base}/${file}`)).arrayBuffer());
const history = async () =>
  strFromU8(unzipSync(await read("eurofxref-hist.zip"))["eurofxref-hist.csv"] ?? new Uint8Array());

it("serves the newest day as the bank's XML", async () => {
  const xml = strFromU8(await read("eurofxref-daily.xml"));
  expect(xml).toContain("<Cube time='2026-10-30'>");
  expect(xml).toContain("<Cube currency='USD' rate='1.1172'/>");
});

it("serves every day as a zipped CSV, the newest first, each line ended by a comma", async () => {
  const [header, newest] = (await history()).split("\n");
  expect(header).toBe("Date,AUD,CAD,CHF,GBP,JPY,NZD,THB,USD,");
  expect(newest).toMatch(/^2026-10-30,.*,1\.1172,$/);
});

it("serves what the lever publishes, once its hour has come", async () => {
  ngo.publishRate({ date: "2026-11-23", currency: "USD", units: "1.2" });
  ngo.publishRate({ date: "2026-11-24", currency: "USD", units: "1.3" });
  expect((await history()).split("\n")[1]).toBe("2026-11-23,N/A,N/A,N/A,N/A,N/A,N/A,N/A,1.2,");
});
