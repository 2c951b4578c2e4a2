import { styled } from "@mui/material/styles";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Reject } from "../../../../shared/rejects.ts";
import { coarse, paint } from "../../theme/paint.ts";
import { Chip } from "../Chip.tsx";
import { Quiet } from "../LogTable.tsx";
import { useTargetName } from "../orders/useOrderText.ts";
import { useFormats } from "../useFormats.ts";
import { DismissForm } from "./DismissForm.tsx";
import { useFaultText } from "./useFaultText.ts";
import { useRejectWish } from "./useRejects.ts";

const MendDialog = lazy(() => import("./MendDialog.tsx"));

const Item = styled("li")({
  padding: "8px 0",
  borderBottom: `1px solid ${paint("grid")}`,
  "&:last-of-type": { borderBottom: 0 },
  "& p": { margin: "2px 0 0", overflowWrap: "anywhere" },
  "& summary": { color: paint("brand"), cursor: "pointer", [coarse]: { padding: "10px 0" } },
  "& pre": {
    margin: "6px 0 0",
    padding: "10px 12px",
    maxHeight: 320,
    overflow: "auto",
    borderRadius: 8,
    border: `1px solid ${paint("line")}`,
    background: paint("surface"),
    fontSize: 12,
    lineHeight: "17px",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
});
const Line = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "baseline",
  gap: "2px 16px",
  "& b": { fontWeight: 600, overflowWrap: "anywhere" },
  "& .push": { marginLeft: "auto", color: paint("ink2") },
});

/** One record kept aside: what it is, how it stands, the record itself as plain text, and what can be done with it. */
export const RejectItem = ({ reject, isAlone }: { reject: Reject; isAlone: boolean }) => {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const nameOf = useTargetName();
  const faultText = useFaultText();
  const [dialog, setDialog] = useState<"never" | "open" | "closed">("never");
  const [isDismissing, setDismissing] = useState(false);
  const { wish, is_pending } = useRejectWish();
  const meant = { reject_id: reject.reject_id };
  const isOpen = reject.state === "open";
  return (
    <Item>
      <Line>
        <span>
          {isAlone && `${nameOf(reject.source, reject.stream)} · `}
          <b>{reject.record_key ?? t("rejects.no_key")}</b>
        </span>
        {reject.state === "waiting" && <Chip look="busy" text={t("rejects.waiting")} />}
        {reject.is_mended && isOpen && <Chip look="quiet" text={t("rejects.mended")} />}
        {isOpen && (
          <>
            <Quiet type="button" onClick={() => setDialog("open")}>
              {t("rejects.mend")}
            </Quiet>
            <Quiet type="button" disabled={is_pending} onClick={() => wish({ kind: "replay", meant })}>
              {t("rejects.replay")}
            </Quiet>
            <Quiet type="button" aria-expanded={isDismissing} onClick={() => setDismissing(!isDismissing)}>
              {t("rejects.dismiss")}
            </Quiet>
          </>
        )}
        <span className="push">{instant(reject.rejected_at)}</span>
      </Line>
      {isAlone && (
        <p lang="en" style={{ color: paint("ink2") }}>
          {faultText(reject.field, reject.reason)}
        </p>
      )}
      {reject.replay_reason !== null && isOpen && (
        <p style={{ color: paint("bad") }}>
          {t("rejects.refused_again")}{" "}
          <span lang="en">{faultText(reject.replay_field ?? "(record)", reject.replay_reason)}</span>
        </p>
      )}
      {reject.outcome !== null && reject.closed_at !== null && (
        <p style={{ color: paint("ink2") }}>
          {reject.outcome === "read_later"
            ? t("rejects.closed_read_later", { when: instant(reject.closed_at) })
            : t(`rejects.closed_${reject.outcome}`, { when: instant(reject.closed_at), who: reject.closed_by ?? "?" })}
          {reject.closing_note !== null && ` ${t("rejects.closing_note", { note: reject.closing_note })}`}
        </p>
      )}
      {isDismissing && isOpen && <DismissForm meant={meant} onClose={() => setDismissing(false)} />}
      <details>
        <summary>{t("rejects.payload")}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reached by keyboard */}
        <pre tabIndex={0} dir="auto">
          {reject.payload}
        </pre>
        {reject.is_payload_cut && <p>{t("rejects.payload_cut")}</p>}
      </details>
      {dialog !== "never" && (
        <Suspense fallback={null}>
          <MendDialog reject={reject} isOpen={dialog === "open"} onClose={() => setDialog("closed")} />
        </Suspense>
      )}
    </Item>
  );
};
