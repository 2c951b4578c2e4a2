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

/** What a colour stands for; `is_mark` is the line that stands for last year. */
export const Swatch = ({ colour, is_mark = false }: { colour: string; is_mark?: boolean }) => (
  <span
    aria-hidden
    style={
      is_mark
        ? { width: 12, height: 2, background: colour, flex: "none" }
        : { width: 10, height: 10, borderRadius: 2.5, background: colour, flex: "none" }
    }
  />
);

export type LegendEntry = { key: string; label: string; colour: string; is_mark?: boolean };

export const Legend = ({ entries }: { entries: LegendEntry[] }) => (
  <Line>
    {entries.map(({ key, label, colour, is_mark }) => (
      <li key={key}>
        <Swatch colour={colour} is_mark={is_mark ?? false} />
        {label}
      </li>
    ))}
  </Line>
);
