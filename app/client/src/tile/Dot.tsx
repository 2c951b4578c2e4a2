import type { SourceFreshness } from "../../../shared/freshness.ts";
import { paint } from "../theme/paint.ts";

const colours = { fresh: paint("fresh"), stale: paint("stale"), failing: paint("bad"), never: paint("other") };

/** Health of a source at a glance; a failing one is a ring, since colour is never the only carrier. */
export const Dot = ({ health }: { health: SourceFreshness["health"] }) => (
  <span
    aria-hidden
    style={{
      display: "inline-block",
      width: 7,
      height: 7,
      marginRight: 7,
      borderRadius: "50%",
      verticalAlign: "middle",
      ...(health === "failing" || health === "never"
        ? { boxShadow: `inset 0 0 0 2px ${colours[health]}` }
        : { background: colours[health] }),
    }}
  />
);
