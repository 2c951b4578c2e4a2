/**
 * One record to read again. `gone` says what the delivery claims of it: that it was deleted, or that it must be forgotten
 * (`erased`). The claim counts only where the source has the record no more, so the order of deliveries does not matter.
 */
export type Errand = { stream: string; id: string; gone: "deleted" | "erased" | null };

/** What a delivery asks of us. */
export type Meaning =
  | { kind: "errands"; errands: Errand[] }
  | { kind: "uninstalled" }
  | { kind: "ignored"; reason: string }
  | { kind: "refused"; reason: string };

export const refused = (reason: string): Meaning => ({ kind: "refused", reason });

/** The errands, or a note that there is nothing to do. */
export const errandsOf = (errands: Errand[], topic: string): Meaning =>
  errands.length > 0
    ? { kind: "errands", errands }
    : { kind: "ignored", reason: `${topic} names nothing that is read` };
