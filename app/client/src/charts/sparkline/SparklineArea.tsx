import type { CSSProperties } from "react";
import { toSparkline } from "./toSparkline.ts";

const thin: CSSProperties = {
  fill: "none",
  strokeWidth: 1.6,
  vectorEffect: "non-scaling-stroke",
  strokeLinejoin: "round",
};

/** The trend behind a figure, edge to edge; the figure says what it means, so it is silent. */
export const SparklineArea = ({
  values,
  is_last_open,
  colour,
}: {
  values: number[];
  is_last_open: boolean;
  colour: string;
}) => {
  const drawn = toSparkline(values, is_last_open);
  if (drawn === null) return null;
  return (
    <svg
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden
      width="100%"
      height="100%"
      style={{ display: "block" }}
    >
      <path d={drawn.area} style={{ fill: colour, opacity: 0.11 }} />
      <path d={drawn.line} style={{ ...thin, stroke: colour }} />
      {drawn.open !== "" && <path d={drawn.open} style={{ ...thin, stroke: colour, strokeDasharray: "3 3" }} />}
    </svg>
  );
};
