import { styled } from "@mui/material/styles";
import { paint } from "../../theme/paint.ts";
import { Swatch } from "../Swatch.tsx";

export type TipLine = { key: string; label: string; colour: string | null; is_mark?: boolean; text: string };

const Box = styled("div")({
  position: "absolute",
  top: 0,
  width: 200,
  padding: "10px 12px",
  borderRadius: 8,
  background: paint("raised"),
  border: `1px solid ${paint("line")}`,
  boxShadow: "0 8px 24px rgb(8 20 25 / 0.14)",
  fontSize: 12.5,
  pointerEvents: "none",
  zIndex: 1,
});
const Lines = styled("div")({
  display: "grid",
  gridTemplateColumns: "12px 1fr auto",
  alignItems: "center",
  gap: "4px 8px",
  marginTop: 6,
  color: paint("ink2"),
  "& b": { fontWeight: 500, color: paint("ink1"), textAlign: "right", whiteSpace: "nowrap" },
});

/** The figures of one step, beside the bar so that it stays in sight. */
export const Tip = ({ title, lines, x, width }: { title: string; lines: TipLine[]; x: number; width: number }) => {
  const room = 200 + 24;
  const left = x + room <= width ? x + 24 : Math.max(0, x - room);
  return (
    <Box aria-hidden style={{ left }}>
      <strong style={{ fontWeight: 600 }}>{title}</strong>
      <Lines>
        {lines.map(({ key, label, colour, is_mark, text }) => (
          <div key={key} style={{ display: "contents" }}>
            {colour === null ? <span /> : <Swatch colour={colour} mark={is_mark ? "flat" : null} />}
            <span>{label}</span>
            <b>{text}</b>
          </div>
        ))}
      </Lines>
    </Box>
  );
};
