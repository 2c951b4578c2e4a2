import { styled } from "@mui/material/styles";
import { narrow, paint } from "../theme/paint.ts";

/** A table of the log. On phones the figures of a row stand as one line under its name (`.line`) instead of in columns. */
export const LogTable = styled("table")({
  width: "100%",
  borderCollapse: "collapse",
  fontSize: 13,
  "& th, & td": {
    textAlign: "right",
    padding: "7px 0 7px 14px",
    borderBottom: `1px solid ${paint("grid")}`,
    whiteSpace: "nowrap",
    fontWeight: 400,
    verticalAlign: "top",
  },
  "& tr:last-of-type > *": { borderBottom: 0 },
  "& thead th": { color: paint("ink2"), fontWeight: 500, paddingTop: 0, borderBottom: `1px solid ${paint("line")}` },
  "& .text": { textAlign: "left" },
  "& th:first-of-type, & td:first-of-type": { textAlign: "left", paddingLeft: 0 },
  "& .whole": { whiteSpace: "normal", paddingTop: 0 },
  "& .has-more > *": { borderBottom: 0 },
  "& .line": { display: "none" },
  [narrow]: {
    "& .column": { display: "none" },
    "& th, & td": { whiteSpace: "normal" },
    "& .line": { display: "block", marginTop: 2, fontSize: 12.5, color: paint("ink2") },
  },
});

const colours = {
  waiting: paint("ink2"),
  running: paint("brand"),
  succeeded: paint("ink2"),
  partial: paint("warn"),
  failed: paint("bad"),
  stopped: paint("ink2"),
};

/** How something ended; a failure is bold too, since colour is never the only carrier. */
export const State = ({ status, text }: { status: keyof typeof colours; text: string }) => (
  <span
    style={{
      color: colours[status],
      fontWeight: status === "failed" || status === "partial" ? 600 : 400,
      whiteSpace: "nowrap",
    }}
  >
    {text}
  </span>
);

/** A quiet link-like button: opens rows, shows more. */
export const Quiet = styled("button")({
  display: "inline-flex",
  alignItems: "center",
  gap: 7,
  padding: 0,
  border: 0,
  borderRadius: 4,
  background: "transparent",
  color: paint("brand"),
  font: "inherit",
  textAlign: "left",
  cursor: "pointer",
  "&:hover": { textDecoration: "underline" },
  "&:focus-visible": { outline: `2px solid ${paint("brand")}`, outlineOffset: 2 },
  "@media (pointer: coarse)": { minHeight: 44 },
});
