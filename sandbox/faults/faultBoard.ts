import { type Fault, type FaultRequest, matches } from "./fault.ts";

/** The faults that are set. Each counts the calls it matches and is spent after `times` hits. */
export type FaultBoard = {
  add(request: FaultRequest): Fault;
  all(): readonly Fault[];
  clear(): number;
  /** Counts a call and gives the first fault that hits it. */
  meet(path: string): Fault | null;
};

export function createFaultBoard(): FaultBoard {
  let faults: Fault[] = [];
  let made = 0;
  return {
    add(request) {
      const fault = { ...request, id: ++made, seen: 0, hits: 0 };
      faults.push(fault);
      return fault;
    },
    all: () => faults,
    clear() {
      const cleared = faults.length;
      faults = [];
      return cleared;
    },
    meet(path) {
      let hit: Fault | null = null;
      for (const fault of faults) {
        if (!matches(fault, path)) continue;
        fault.seen++;
        if (hit || fault.seen < fault.nth || fault.hits >= fault.times) continue;
        fault.hits++;
        hit = fault;
      }
      return hit;
    },
  };
}
