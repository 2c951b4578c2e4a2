import { describe, expect, it } from "vitest";
import { keepTrying } from "./part.ts";

describe("a part of the page", () => {
  it("is fetched again after a failure, and then kept", async () => {
    let calls = 0;
    const get = keepTrying(async () => {
      calls += 1;
      if (calls < 3) throw new TypeError("Failed to fetch dynamically imported module");
      return "menu";
    }, 1);
    expect(await get()).toBe("menu");
    expect(await get()).toBe("menu");
    expect(calls).toBe(3);
  });

  it("gives up after a while, and starts anew when it is wanted again", async () => {
    let isGone = true;
    const get = keepTrying(async () => {
      if (isGone) throw new TypeError("gone");
      return "menu";
    }, 1);
    await expect(get()).rejects.toThrow("gone");
    isGone = false;
    expect(await get()).toBe("menu");
  });
});
