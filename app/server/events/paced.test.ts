import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { paced } from "./paced.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("works at most once per interval and always after the last request", async () => {
  let calls = 0;
  const pace = paced(250, async () => {
    calls += 1;
  });
  for (let ms = 0; ms < 900; ms += 10) {
    pace.ask();
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(calls).toBe(4);
  await vi.advanceTimersByTimeAsync(1000);
  expect(calls).toBe(5);
});

it("never works twice at once", async () => {
  let running = 0;
  let most = 0;
  const pace = paced(10, async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 100));
    running -= 1;
  });
  for (let i = 0; i < 50; i += 1) {
    pace.ask();
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(most).toBe(1);
});

it("does nothing once closed", async () => {
  const work = vi.fn(async () => undefined);
  const pace = paced(250, work);
  pace.ask();
  pace.close();
  await vi.advanceTimersByTimeAsync(1000);
  expect(work).not.toHaveBeenCalled();
});
