import { describe, expect, it } from "vitest";
import { formatDuration } from "./duration.ts";

const plain = (seconds: number, locale: "en" | "fr") => formatDuration(seconds, locale).replaceAll("\u00a0", " ");

describe("a duration", () => {
  it("has tenths under ten seconds alone", () => {
    expect([0.42, 9.94, 9.96, 59.4].map((seconds) => plain(seconds, "en"))).toEqual(["0.4 s", "9.9 s", "10 s", "59 s"]);
    expect(plain(1.26, "fr")).toBe("1,3 s");
  });

  it("never reads sixty of a unit", () => {
    expect([59.6, 3599.6, 3600, 7384].map((seconds) => plain(seconds, "en"))).toEqual([
      "1 min 00 s",
      "1 h 00 min",
      "1 h 00 min",
      "2 h 03 min",
    ]);
  });

  it("is never below zero, whatever two clocks say", () => {
    expect(plain(-3, "en")).toBe("0.0 s");
  });
});
