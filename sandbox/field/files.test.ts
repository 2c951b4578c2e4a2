import { expect, it } from "vitest";
import { openNgo } from "../ngo/openNgo.ts";
import { certificatesCsv } from "./certificatesCsv.ts";
import { outplantingsCsv } from "./outplantingsCsv.ts";

const ngo = openNgo({ seed: 1, size: "test", now: () => Date.UTC(2026, 10, 24), journalPath: null });
const cells = (csv: string, separator: string) =>
  csv
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(separator));

it("writes each lot once with as many corals as the surveys say, and a few plantings without a lot", () => {
  const lots = cells(outplantingsCsv(ngo.surveys()), ",");
  const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
  const planted = [...ngo.surveys()].filter(({ outplanted }) => outplanted > 0);
  const withLot = planted.filter(({ lot }) => lot !== null);
  expect(sum(lots.map((lot) => Number(lot[5])))).toBe(sum(withLot.map(({ outplanted }) => outplanted)));
  expect(withLot.length).toBeLessThan(planted.length);
  expect(new Set(lots.map(([lot]) => lot)).size).toBe(lots.length);
});

it("certifies adoptions that are paid and still there, after they were paid, in the way of a French office", () => {
  const csv = certificatesCsv(ngo.certificates());
  expect(csv.startsWith("\uFEFFN° de certificat;Commande;Envoyé le;")).toBe(true);
  const certificates = cells(csv, ";");
  expect(certificates.length).toBeGreaterThan(200);
  expect(new Set(certificates.map(([number]) => number)).size).toBe(certificates.length);
  const orders = new Map(Array.from({ length: ngo.ordersCount() }, (_, i) => [ngo.order(i).name, ngo.order(i)]));
  for (const [, name = "", sent = ""] of certificates) {
    if (name.endsWith(" bis")) continue;
    const order = orders.get(name.startsWith("#") ? name : `#${name}`);
    expect(order?.lines.some(({ revenueClass }) => revenueClass === "adoption")).toBe(true);
    const at = Date.parse(sent.split("/").reverse().join("-"));
    expect(at).toBeGreaterThan(order?.paidAt ?? Number.POSITIVE_INFINITY);
    expect(at).toBeLessThan(ngo.now());
  }
});
