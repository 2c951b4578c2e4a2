import { describe, expect, it } from "vitest";
import { OPENING } from "./calendar.ts";
import { updateIndex } from "./updateIndex.ts";

const SECOND = 1000;

/** Group g appears at second g, changes again ten seconds later; odd groups hold a second slot from then on. */
function changing() {
  const looked: number[] = [];
  const index = updateIndex({
    width: 2,
    countAt: (now) => Math.floor((now - OPENING) / SECOND),
    times(group, now, into) {
      looked.push(group);
      const born = OPENING + group * SECOND;
      const later = born + 10 * SECOND;
      into[0] = later <= now ? later : born;
      into[1] = later <= now && group % 2 === 1 ? later : Number.NaN;
      return later <= now ? Number.POSITIVE_INFINITY : later;
    },
  });
  return { index, looked };
}

describe("an update index", () => {
  it("sorts slots by their last change, then by slot", () => {
    const { index } = changing();
    expect([...index.sorted(OPENING + 12 * SECOND)]).toEqual([6, 8, 10, 12, 14, 16, 18, 0, 20, 2, 3, 22, 4]);
  });

  it("gives the same array until something changes, without looking again", () => {
    const { index, looked } = changing();
    const first = index.sorted(OPENING + 5 * SECOND);
    looked.length = 0;
    expect(index.sorted(OPENING + 5 * SECOND + 500)).toBe(first);
    expect(looked).toEqual([]);
  });

  it("looks only at what is new, due or touched, and agrees with a fresh index", () => {
    const { index, looked } = changing();
    for (let step = 1; step < 40; step++) {
      const now = OPENING + step * SECOND;
      looked.length = 0;
      if (step === 30) index.touch(3);
      expect([...index.sorted(now)]).toEqual([...changing().index.sorted(now)]);
      expect(looked.length).toBeLessThanOrEqual(3);
    }
  });

  it("starts over when the clock is set back", () => {
    const { index } = changing();
    index.sorted(OPENING + 30 * SECOND);
    expect([...index.sorted(OPENING + 3 * SECOND)]).toEqual([0, 2, 4]);
  });
});
