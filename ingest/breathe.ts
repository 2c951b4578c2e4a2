import { setImmediate } from "node:timers/promises";

/** Lets others go on in the midst of long work: what the database or a source has answered meanwhile. */
export const breathe = (): Promise<void> => setImmediate();
