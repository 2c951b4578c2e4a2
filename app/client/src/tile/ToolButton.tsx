import { styled } from "@mui/material/styles";
import { coarse, paint } from "../theme/paint.ts";

/** The quiet icons at a tile's top right. */
export const Tools = styled("div")({
  position: "absolute",
  top: 10,
  right: 10,
  display: "flex",
  gap: 2,
  [coarse]: { top: 3, right: 3, gap: 0 },
});

export const ToolButton = styled("button")({
  display: "grid",
  placeItems: "center",
  width: 30,
  height: 30,
  padding: 0,
  border: 0,
  borderRadius: 8,
  background: "transparent",
  color: paint("ink3"),
  cursor: "pointer",
  "&:hover": { color: paint("brand"), background: paint("brandSoft") },
  "&:focus-visible": { outline: `2px solid ${paint("brand")}` },
  [coarse]: { width: 44, height: 44 },
});
