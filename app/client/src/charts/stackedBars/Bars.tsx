import { memo } from "react";
import { paint } from "../../theme/paint.ts";
import type { StackedBars } from "./toStackedBars.ts";

type Props = {
  drawn: StackedBars;
  width: number;
  height: number;
  colours: ReadonlyMap<string, string>;
  patternId: string;
  tickText(value: number): string;
  labelText(key: string): string;
};

/** Room for the labels under the bars, and for half a tick's text above them. */
export const axisRoom = 24;
export const topRoom = 8;

const Hatches = ({ colours, patternId }: Pick<Props, "colours" | "patternId">) => (
  <defs>
    {[...colours].map(([key, colour]) => (
      <pattern
        key={key}
        id={`${patternId}-${key}`}
        width="5.5"
        height="5.5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="5.5" height="5.5" style={{ fill: colour, opacity: 0.34 }} />
        <rect width="2.5" height="5.5" style={{ fill: colour, opacity: 0.42 }} />
      </pattern>
    ))}
  </defs>
);

/** The drawing alone; what it says is told by the chart around it. */
export const Bars = memo(({ drawn, width, height, colours, patternId, tickText, labelText }: Props) => (
  <svg
    width={width}
    height={height + axisRoom + topRoom}
    viewBox={`0 ${-topRoom} ${width} ${height + axisRoom + topRoom}`}
    aria-hidden
    style={{ display: "block", overflow: "visible" }}
  >
    <Hatches colours={colours} patternId={patternId} />
    {drawn.ticks.map(({ value, y }) => (
      <g key={value}>
        <line x1={drawn.left} x2={width} y1={y} y2={y} style={{ stroke: paint(value === 0 ? "line" : "grid") }} />
        <text x={drawn.left - 12} y={y + 4} textAnchor="end" style={{ fill: paint("ink3"), fontSize: 12 }}>
          {tickText(value)}
        </text>
      </g>
    ))}
    {drawn.bars.map((bar, i) => (
      <g key={bar.key}>
        {bar.segments.map(({ key, y, height }) => (
          <rect
            key={key}
            x={bar.x}
            width={bar.width}
            y={y}
            height={height}
            rx={Math.min(2, bar.width / 4, height / 2)}
            style={{ fill: bar.is_open ? `url(#${patternId}-${key})` : (colours.get(key) ?? paint("other")) }}
          />
        ))}
        {bar.mark && (
          <line
            x1={bar.x - Math.min(3, bar.width / 6)}
            x2={bar.x + bar.width + Math.min(3, bar.width / 6)}
            y1={bar.mark.y}
            y2={bar.mark.y}
            style={{ stroke: paint("ink1"), strokeWidth: 1.6, opacity: 0.85 }}
          />
        )}
        {(drawn.bars.length - 1 - i) % drawn.label_every === 0 && (
          <text
            x={bar.x + bar.width / 2}
            y={height + axisRoom - 4}
            textAnchor="middle"
            style={{ fill: paint("ink3"), fontSize: 12 }}
          >
            {labelText(bar.key)}
          </text>
        )}
      </g>
    ))}
  </svg>
));
