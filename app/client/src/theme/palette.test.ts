import { describe, expect, it } from "vitest";
import { contrast, distance, type Sight } from "./oklab.ts";
import { type Paint, tokens } from "./tokens.ts";

const sights: Sight[] = ["normal", "protan", "deutan", "tritan"];
const series = (paint: Paint): string[] => [
  paint.series1,
  paint.series2,
  paint.series3,
  paint.series4,
  paint.series5,
  paint.series6,
  paint.series7,
];

const closest = (colours: string[]): number =>
  Math.min(
    ...sights.flatMap((sight) =>
      colours.flatMap((one, i) => colours.slice(i + 1).map((other) => distance(one, other, sight))),
    ),
  );

describe("the series", () => {
  it("stay apart for every kind of sight, in light", () => {
    expect(closest(series(tokens.light))).toBeGreaterThanOrEqual(7.05);
  });

  it("stay apart for every kind of sight, in dark", () => {
    expect(closest(series(tokens.dark))).toBeGreaterThanOrEqual(6.65);
  });

  it("measure black and white as 100 apart", () => {
    expect(distance("#000000", "#FFFFFF", "normal")).toBeCloseTo(100, 1);
  });
});

describe.each(Object.entries(tokens))("in %s", (_, paint) => {
  it.each([
    ["ink1", "surface"],
    ["ink2", "surface"],
    ["ink3", "surface"],
    ["ink1", "paper"],
    ["ink2", "paper"],
    ["brand", "surface"],
    ["brand", "brandSoft"],
    ["brandInk", "brand"],
    ["good", "surface"],
    ["bad", "surface"],
    ["warn", "warnSoft"],
    ["railInk", "rail"],
    ["railQuiet", "rail"],
    ["railInk", "railOn"],
    ["ink1", "raised"],
    ["ink2", "raised"],
  ] as const)("%s is readable on %s", (ink, ground) => {
    expect(contrast(paint[ink], paint[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["series1", "series2", "series3"] as const)("%s stands out from the tile", (name) => {
    expect(contrast(paint[name], paint.surface)).toBeGreaterThanOrEqual(3);
  });
});
