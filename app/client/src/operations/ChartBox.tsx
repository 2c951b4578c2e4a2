import { styled } from "@mui/material/styles";

/** A small chart of the log with its legend above it. */
export const ChartBox = styled("div")({
  display: "flex",
  flexDirection: "column",
  gap: 8,
  minHeight: 132,
  minWidth: 0,
  marginBottom: 14,
});
