import { styled } from "@mui/material/styles";
import { coarse, paint } from "../theme/paint.ts";

/** The pills of the filter row; the one that can be pressed is a button. */
const pill = {
  display: "inline-flex",
  alignItems: "center",
  gap: 6,
  minHeight: 32,
  padding: "0 11px",
  borderRadius: 8,
  border: `1px solid ${paint("line")}`,
  background: paint("surface"),
  color: paint("ink1"),
  font: "inherit",
  fontSize: 13,
  whiteSpace: "nowrap",
  flex: "none",
  "& b": { fontWeight: 600 },
  [coarse]: { minHeight: 44 },
} as const;

export const Chip = styled("span")(pill);

export const ChipButton = styled("button")({
  ...pill,
  cursor: "pointer",
  "&:hover": { background: paint("brandSoft") },
  "&:focus-visible": { outline: `2px solid ${paint("brand")}`, outlineOffset: 2 },
});
