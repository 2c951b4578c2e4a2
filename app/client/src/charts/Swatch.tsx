import { styled } from "@mui/material/styles";
import { paint } from "../theme/paint.ts";

const Line = styled("ul")({
  display: "flex",
  flexWrap: "wrap",
  gap: "4px 14px",
  margin: 0,
  padding: 0,
  listStyle: "none",
  fontSize: 12.5,
  color: paint("ink2"),
  "& li": { display: "flex", alignItems: "center", gap: 6 },
});

/** The line that stands for last year: flat over bars that stand, upright over bars that lie. */
type Mark = "flat" | "upright";

export const Swatch = ({ colour, mark = null }: { colour: string; mark?: Mark | null }) => (
  <span
    aria-hidden
    style={{
      flex: "none",
      background: colour,
      ...(mark === null
        ? { width: 10, height: 10, borderRadius: 2.5 }
        : mark === "flat"
          ? { width: 12, height: 2 }
          : { width: 2, height: 12 }),
    }}
  />
);

export type LegendEntry = { key: string; label: string; colour: string; mark?: Mark };

export const Legend = ({ entries }: { entries: LegendEntry[] }) => (
  <Line>
    {entries.map(({ key, label, colour, mark = null }) => (
      <li key={key}>
        <Swatch colour={colour} mark={mark} />
        {label}
      </li>
    ))}
  </Line>
);
