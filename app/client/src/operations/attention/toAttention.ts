import type { Freshness } from "../../../../shared/freshness.ts";

/** How many things somebody should look at: each kind of what waits counts once, however much of it there is. */
export const toAttention = ({ sources, build, waiting }: Pick<Freshness, "sources" | "build" | "waiting">): number =>
  sources.filter(({ health }) => health === "failing" || health === "stale").length +
  (build?.status === "failed" ? 1 : 0) +
  [waiting.rejects, waiting.deliveries, waiting.differing].filter((count) => count > 0).length;
