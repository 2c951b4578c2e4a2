import { styled } from "@mui/material/styles";
import { paint } from "../theme/paint.ts";

export const Surface = styled("section")({
  position: "relative",
  display: "flex",
  flexDirection: "column",
  minWidth: 0,
  padding: "16px 18px",
  background: paint("surface"),
  border: `1px solid ${paint("line")}`,
  borderRadius: 12,
  boxShadow: "0 1px 2px rgb(16 36 44 / 0.04), 0 4px 14px rgb(16 36 44 / 0.035)",
  '[data-scheme="dark"] &': { boxShadow: "none" },
  "& h2": { margin: 0, fontSize: 14, lineHeight: "20px", fontWeight: 600 },
});

export const Head = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "flex-start",
  columnGap: 12,
  rowGap: 6,
  marginRight: 26,
});
export const Unit = styled("p")({
  margin: "2px 0 0",
  fontSize: 12.5,
  lineHeight: "18px",
  color: paint("ink2"),
  textWrap: "balance",
});
export const Body = styled("div")({ marginTop: 12, flex: 1, minWidth: 0, display: "flex", flexDirection: "column" });
export const Fade = styled("div")({
  flex: 1,
  display: "flex",
  flexDirection: "column",
  minWidth: 0,
  animation: "atoll-fade 160ms ease-out",
  "@keyframes atoll-fade": { from: { opacity: 0 }, to: { opacity: 1 } },
});

/** A sentence inside a tile; amber where the reader should mind. */
export const Note = styled("p")({
  margin: "12px 0 0",
  padding: "7px 11px",
  borderRadius: 8,
  fontSize: 12.5,
  lineHeight: "18px",
  color: paint("warn"),
  background: paint("warnSoft"),
});

export const Bone = styled("span")({ display: "block", borderRadius: 4, background: paint("grid") });
