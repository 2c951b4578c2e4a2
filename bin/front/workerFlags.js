/**
 * How node runs a worker. What a sync reads is short-lived and there is much of it: with the usual size of the young part of
 * the heap the process grows to 400 MB and is no faster for it.
 */
export const workerFlags = ["--max-semi-space-size=8"];
