import { styled } from "@mui/material/styles";
import type { Run, StreamRun } from "../../../shared/operations.ts";
import { narrow, paint } from "../theme/paint.ts";
import { Chip, type ChipLook } from "./Chip.tsx";

const wide = "@media (min-width: 900px)";
const tight = "@media (min-width: 900px) and (max-width: 1249.95px)";

/**
 * A table of the log. Words stand left, figures right; columns have the same widths in every table of a kind, so that rows
 * of different tiles line up. On phones a row's figures stand as one line under its name (`.line`) instead of in columns.
 */
export const LogTable = styled("table", { shouldForwardProp: (name) => name !== "widths" })<{ widths: string[] }>(
  ({ widths }) => ({
    width: "100%",
    borderCollapse: "collapse",
    fontSize: 13,
    lineHeight: "20px",
    [wide]: {
      tableLayout: "fixed",
      ...Object.fromEntries(widths.map((width, place) => [`& thead th:nth-of-type(${place + 1})`, { width }])),
    },
    "& th, & td": {
      textAlign: "left",
      padding: "7px 14px 7px 0",
      borderBottom: `1px solid ${paint("grid")}`,
      fontWeight: 400,
      verticalAlign: "top",
      overflowWrap: "anywhere",
    },
    "& .figure": { textAlign: "right", whiteSpace: "nowrap", overflowWrap: "normal" },
    "& .after": { paddingLeft: 14 },
    "& .last": { paddingRight: 0 },
    "& .menu": { padding: "2px 0", textAlign: "right", width: 34 },
    "& tbody > tr:last-of-type > *": { borderBottom: 0 },
    "& thead th": {
      color: paint("ink2"),
      fontWeight: 500,
      paddingTop: 0,
      whiteSpace: "nowrap",
      borderBottom: `1px solid ${paint("line")}`,
    },
    "& .whole": { paddingTop: 0, paddingRight: 0 },
    "& .has-more > *": { borderBottom: 0 },
    "& .quiet": { color: paint("ink2") },
    "& .line": { display: "none" },
    [tight]: { "& .roomy": { display: "none" } },
    [narrow]: {
      "& thead": { display: "none" },
      "& .column": { display: "none" },
      "& .line": { display: "block", marginTop: 1, fontSize: 12.5, lineHeight: "18px", color: paint("ink2") },
      "& .end": { textAlign: "right", paddingRight: 0, whiteSpace: "nowrap", width: "1%" },
    },
  }),
);

type Status = Run["status"] | StreamRun["status"];
const looks: Record<Status, ChipLook> = {
  waiting: "quiet",
  running: "busy",
  succeeded: "quiet",
  partial: "warn",
  failed: "bad",
  stopped: "warn",
};

/** How something ended. What went well is plain text: only what did not stands out. */
export const State = ({ status, text }: { status: Status; text: string }) =>
  status === "succeeded" || status === "waiting" ? (
    <span style={{ color: paint("ink2") }}>{text}</span>
  ) : (
    <Chip look={looks[status]} text={text} />
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
  "&:disabled": { color: paint("ink3"), cursor: "default", textDecoration: "none" },
  "&:focus-visible": { outline: `2px solid ${paint("brand")}`, outlineOffset: 2 },
  "@media (pointer: coarse)": { minHeight: 44 },
});

/** The mark in front of a row that opens. */
export const Turn = ({ isOpen }: { isOpen: boolean }) => (
  <span aria-hidden style={{ width: 9, flex: "none", transform: isOpen ? "rotate(90deg)" : undefined }}>
    {"›"}
  </span>
);
