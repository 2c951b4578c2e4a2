import { describe, expect, it } from "vitest";
import { type Place, toSiteMap } from "./toSiteMap.ts";

const place = (key: string, value: number, longitude: number, latitude: number, group = "French Polynesia"): Place => ({
  key,
  label: key,
  group,
  value,
  longitude,
  latitude,
});
const moorea = place("Moʻorea", 18_214, -149.83, -17.48);
const tikehau = place("Tikehau", 5100, -148.17, -15);
const malolo = place("Malolo", 9400, 177.17, -17.77, "Fiji");
const world = { type: "Sphere" } as const;
const draw = (places: Place[], width = 540) => toSiteMap(world, places, width, 220);

describe("the map of sites", () => {
  it("has the Pacific in one piece: Fiji lies west of Polynesia", () => {
    const { circles } = draw([moorea, malolo]);
    const x = (key: string) => circles.find((one) => one.key === key)?.x ?? Number.NaN;
    expect(x("Malolo")).toBeLessThan(x("Moʻorea"));
    expect(x("Moʻorea") - x("Malolo")).toBeLessThan(200);
  });

  it("gives neighbours one label, with their group's name and their sum", () => {
    const { labels } = draw([moorea, tikehau, malolo]);
    expect(labels.map(({ text, value }) => [text, value])).toEqual([
      ["French Polynesia", 23_314],
      ["Malolo", 9400],
    ]);
  });

  it("draws area, not radius, by size, and keeps the smallest in sight", () => {
    const { circles } = draw([place("a", 400, 170, 0), place("b", 100, -120, 0), place("c", 1, 100, 0)]);
    expect(circles[0]?.radius).toBe((circles[1]?.radius ?? 0) * 2);
    expect(circles[2]?.radius).toBeGreaterThanOrEqual(5);
  });

  it("keeps labels off circles and off each other", () => {
    const { labels } = draw([moorea, tikehau, malolo], 350);
    expect(labels.find(({ text }) => text === "Malolo")?.anchor).not.toBe("start");
  });

  it("turns a label round at the edge", () => {
    expect(draw([place("Koh Mak, a long name", 10, -80, 10)]).labels[0]?.anchor).toBe("end");
    expect(draw([malolo]).labels[0]?.anchor).toBe("start");
  });

  it("leaves out places without corals", () => {
    expect(draw([place("a", 0, 170, 0)])).toMatchObject({ circles: [], labels: [] });
  });
});
