import { Legend } from "../charts/Swatch.tsx";
import { paint } from "../theme/paint.ts";

/** Says what the upright marks of a ranking are. */
export const LastYearMark = ({ name }: { name: string }) => (
  <Legend entries={[{ key: "before", label: name, colour: paint("ink1"), mark: "upright" }]} />
);
