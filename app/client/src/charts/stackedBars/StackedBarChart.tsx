import { styled } from "@mui/material/styles";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { paint } from "../../theme/paint.ts";
import { hidden } from "../hidden.ts";
import { useSize } from "../useSize.ts";
import { axisRoom, Bars, topRoom } from "./Bars.tsx";
import { Tip, type TipLine } from "./Tip.tsx";
import { type Column, toStackedBars } from "./toStackedBars.ts";

type Props = {
  columns: Column[];
  /** In stacking order, with the colour that the key has on every chart. */
  series: { key: string; label: string; colour: string }[];
  /** The chart fills what its tile has, and never less than this. */
  min_height: number;
  /** One sentence that says what the chart shows. */
  summary: string;
  keyboard_hint: string;
  total_label: string;
  mark_label: string;
  tickText(value: number): string;
  valueText(value: number): string;
  labelText(key: string): string;
  /** Full name of a step, with what is to be said about it: "November 2026, not over". */
  titleText(column: Column): string;
};

const Frame = styled("div")({
  position: "relative",
  flex: 1,
  outline: "none",
  borderRadius: 8,
  "& > svg": { position: "absolute", inset: 0 },
  "&:focus-visible": { boxShadow: `0 0 0 2px ${paint("brand")}` },
});
const Band = styled("div")({
  position: "absolute",
  top: 0,
  bottom: 24,
  borderRadius: 6,
  background: paint("ink1"),
  opacity: 0.05,
  pointerEvents: "none",
});

/** Stacked bars with last year's figure as a mark on each; the pointer, a finger or the arrow keys read one step. */
export const StackedBarChart = (props: Props) => {
  const {
    columns,
    series,
    min_height,
    summary,
    keyboard_hint,
    total_label,
    mark_label,
    tickText,
    valueText,
    labelText,
    titleText,
  } = props;
  const [ref, { width, height: room }] = useSize<HTMLDivElement>();
  const height = Math.max(0, room - axisRoom - topRoom);
  const [at, setAt] = useState<number | null>(null);
  const id = useId();
  const patternId = `hatch${id.replace(/[^\w]/g, "")}`;
  const widest = Math.max(0, ...columns.map(({ key }) => labelText(key).length)) * 7 + 10;
  const drawn = useMemo(
    () => toStackedBars(columns, { width, height, left: 44, label_width: widest }),
    [columns, width, height, widest],
  );
  const colours = useMemo(() => new Map(series.map(({ key, colour }) => [key, colour])), [series]);
  const bar = at === null ? undefined : drawn.bars[at];
  const column = at === null ? undefined : columns[at];

  const step = (event: KeyboardEvent) => {
    const last = columns.length - 1;
    const to = {
      ArrowRight: at === null ? 0 : Math.min(last, at + 1),
      ArrowLeft: at === null ? last : Math.max(0, at - 1),
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setAt(to);
    }
    if (event.key === "Escape") setAt(null);
  };

  const lines: TipLine[] =
    column === undefined || bar === undefined
      ? []
      : [
          ...series
            .flatMap(({ key, label, colour }) => {
              const part = column.parts.find((one) => one.key === key);
              return part ? [{ key, label, colour, text: valueText(part.value) }] : [];
            })
            .reverse(),
          { key: "total", label: total_label, colour: null, text: valueText(bar.total) },
          ...(column.mark === null
            ? []
            : [{ key: "mark", label: mark_label, colour: paint("ink1"), is_mark: true, text: valueText(column.mark) }]),
        ];

  return (
    <Frame
      ref={ref}
      tabIndex={0}
      role="group"
      aria-label={`${summary} ${keyboard_hint}`}
      onKeyDown={step}
      onBlur={() => setAt(null)}
      onPointerLeave={() => setAt(null)}
      onPointerMove={(event) => {
        const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
        const found = drawn.bars.findIndex(({ band }) => x >= band.x && x < band.x + band.width);
        setAt(found === -1 ? null : found);
      }}
      style={{ minHeight: min_height + axisRoom + topRoom }}
    >
      {bar && <Band style={{ left: bar.band.x, width: bar.band.width }} />}
      {width > 0 && room > 0 && (
        <Bars
          drawn={drawn}
          width={width}
          height={height}
          colours={colours}
          patternId={patternId}
          tickText={tickText}
          labelText={labelText}
        />
      )}
      {bar && column && (
        <Tip title={titleText(column)} lines={lines} x={bar.band.x + bar.band.width / 2} width={width} />
      )}
      <div aria-live="polite" style={hidden}>
        {column &&
          `${titleText(column).replace(/\.$/, "")}: ${lines.map(({ label, text }) => `${label} ${text}`).join(", ")}`}
      </div>
    </Frame>
  );
};
