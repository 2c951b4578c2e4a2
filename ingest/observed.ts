import type { Budget } from "./budget.ts";
import type { Seen, Watch } from "./warnings.ts";

/** What the sync loop asks of any source's client, besides what its streams ask. */
export type Observed = {
  /** Lines that are kept with every stream that is read. */
  warnings: ReadonlySet<string>;
  /** What was noticed of the source while it was asked. */
  seen?: Seen;
  /** Adds to `seen`. */
  see?: Watch["see"];
  /** The source's limits as its last answers stated them. */
  budget?: () => Budget[];
};
