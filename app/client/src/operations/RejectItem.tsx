import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import type { Rejects } from "../../../shared/operations.ts";
import { formatInstant } from "../format/date.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useSession } from "../session/session.ts";
import { coarse, paint } from "../theme/paint.ts";
import { useSourceName } from "../tile/useSourceName.ts";
import { useStreamName } from "./useStreamName.ts";

const Item = styled("li")({
  padding: "9px 0",
  borderBottom: `1px solid ${paint("grid")}`,
  "&:last-of-type": { borderBottom: 0 },
  "& p": { margin: "2px 0 0", overflowWrap: "anywhere" },
  "& summary": { marginTop: 3, color: paint("brand"), cursor: "pointer", [coarse]: { padding: "10px 0" } },
  "& pre": {
    margin: "6px 0 0",
    padding: "10px 12px",
    maxHeight: 320,
    overflow: "auto",
    borderRadius: 8,
    background: paint("paper"),
    fontSize: 12,
    lineHeight: "17px",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
});
const Line = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  justifyContent: "space-between",
  gap: "0 14px",
  "& b": { fontWeight: 600, overflowWrap: "anywhere" },
});

/** One record kept aside: what it is, what was wrong with it, and the record itself as plain text. */
export const RejectItem = ({ reject }: { reject: Rejects["rejects"][number] }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { time_zone } = useSession();
  const sourceName = useSourceName();
  const streamName = useStreamName();
  return (
    <Item>
      <Line>
        <span>
          {`${sourceName(reject.source)} · ${streamName(reject.stream)} · `}
          <b>{reject.record_key ?? t("operations.no_key")}</b>
        </span>
        <span style={{ color: paint("ink2") }}>{formatInstant(reject.rejected_at, time_zone, locale)}</span>
      </Line>
      <p>
        {t("operations.field", { field: reject.field })}
        {": "}
        <span lang="en" style={{ color: paint("ink2") }}>
          {reject.reason}
        </span>
      </p>
      <details>
        <summary>{t("operations.payload")}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reached by keyboard */}
        <pre tabIndex={0} dir="auto">
          {reject.payload}
        </pre>
        {reject.is_payload_cut && <p>{t("operations.payload_cut")}</p>}
      </details>
    </Item>
  );
};
