import { styled } from "@mui/material/styles";
import { narrow } from "../theme/paint.ts";

/** Title on the left, actions on the right; one under the other on phones where they do not fit. */
export const Top = styled("div")({
  display: "flex",
  alignItems: "flex-start",
  justifyContent: "space-between",
  gap: "8px 16px",
  [narrow]: { flexWrap: "wrap" },
});
