import { describe, expect, it } from "vitest";
import { oneAhead } from "./oneAhead.ts";

const never = new AbortController().signal;
const soon = (ms = 5) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe("work that is handed over while more is read", () => {
  it("is done in its order, one at a time, with one piece waiting at most", async () => {
    const told: string[] = [];
    await oneAhead(never, async (then) => {
      for (const n of [1, 2, 3]) {
        told.push(`read ${n}`);
        await then(async () => {
          told.push(`begin ${n}`);
          await soon();
          told.push(`end ${n}`);
        });
      }
    });
    expect(told).toEqual(["read 1", "begin 1", "read 2", "end 1", "begin 2", "read 3", "end 2", "begin 3", "end 3"]);
  });

  it("stops the reading where it fails, and that failure is told", async () => {
    let isAborted = false;
    const running = oneAhead(never, async (then, reading) => {
      await then(async () => {
        await soon();
        throw new Error("no space left");
      });
      await new Promise((_resolve, reject) => reading.addEventListener("abort", () => reject(reading.reason)));
    }).finally(() => {
      isAborted = true;
    });
    await expect(running).rejects.toThrow("no space left");
    expect(isAborted).toBe(true);
  });

  it("takes nothing after a failure", async () => {
    const done: number[] = [];
    const running = oneAhead(never, async (then) => {
      for (const n of [1, 2, 3]) {
        await then(async () => {
          done.push(n);
          if (n === 2) throw new Error("two failed");
        });
      }
    });
    await expect(running).rejects.toThrow("two failed");
    expect(done).toEqual([1, 2]);
  });

  it("ends before a failed reading is told", async () => {
    let isDone = false;
    const running = oneAhead(never, async (then) => {
      await then(async () => {
        await soon(30);
        isDone = true;
      });
      throw new Error("the source is gone");
    });
    await expect(running).rejects.toThrow("the source is gone");
    expect(isDone).toBe(true);
  });
});
