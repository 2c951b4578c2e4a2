import type { Freshness } from "../../../shared/freshness.ts";

/** How many things somebody should look at: sources that fail or are too old, and figures that could not be built. */
export const toAttention = ({ sources, build }: Pick<Freshness, "sources" | "build">): number =>
  sources.filter(({ health }) => health === "failing" || health === "stale").length +
  (build?.status === "failed" ? 1 : 0);
