import { describe, expect, it } from "vitest";
import { learnClock, serverNow } from "./clock.ts";

describe("the server's clock", () => {
  it("is learnt from an answer, whatever the browser's says", () => {
    const anHourAgo = Date.now() - 3_600_000;
    learnClock(new Headers({ date: new Date(anHourAgo).toUTCString() }));
    expect(Math.abs(serverNow() - anHourAgo)).toBeLessThan(2000);
  });

  it("is kept where an answer has no date", () => {
    const before = serverNow();
    learnClock(new Headers());
    expect(Math.abs(serverNow() - before)).toBeLessThan(1000);
  });
});
