import { useMemo } from "react";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import land from "world-atlas/land-110m.json";
import { paint } from "../../theme/paint.ts";
import { useSize } from "../useSize.ts";
import { type Place, toSiteMap } from "./toSiteMap.ts";

const topology: Topology<{ land: GeometryCollection }> = land;
const world = feature(topology, topology.objects.land);

/** Where the places lie and how much is there; the figures stand beside it, so it is silent to screen readers. */
const SiteMapChart = ({
  places,
  min_height,
  colour,
  valueText,
}: {
  places: Place[];
  min_height: number;
  colour: string;
  valueText(value: number): string;
}) => {
  const [ref, { width, height }] = useSize<HTMLDivElement>();
  const drawn = useMemo(
    () => (width === 0 || height === 0 ? null : toSiteMap(world, places, width, height)),
    [places, width, height],
  );
  return (
    <div ref={ref} style={{ position: "relative", height: "100%", minHeight: min_height }} aria-hidden>
      {drawn && (
        <svg
          aria-hidden
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          style={{ position: "absolute", inset: 0, borderRadius: 8 }}
        >
          <path d={drawn.land} style={{ fill: paint("land") }} />
          {drawn.circles.map(({ key, x, y, radius }) => (
            <circle key={key} cx={x} cy={y} r={radius} style={{ fill: colour, opacity: 0.26 }} />
          ))}
          {drawn.circles.map(({ key, x, y }) => (
            <circle key={key} cx={x} cy={y} r={3.2} style={{ fill: colour }} />
          ))}
          {drawn.labels.map(({ key, text, value, x, y, anchor }) => (
            <text
              key={key}
              x={x}
              y={y}
              textAnchor={anchor}
              style={{
                fill: paint("ink1"),
                fontSize: 12,
                fontWeight: 500,
                paintOrder: "stroke",
                stroke: paint("surface"),
                strokeWidth: 3,
                strokeLinejoin: "round",
              }}
            >
              {`${text} ${valueText(value)}`}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
};

export default SiteMapChart;
