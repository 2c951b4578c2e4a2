import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import { styled } from "@mui/material/styles";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Reject, rejectRecord } from "../../../../shared/rejects.ts";
import { getJson } from "../../session/http.ts";
import { paint } from "../../theme/paint.ts";
import { Bone, Note } from "../../tile/Frame.tsx";
import { useFaultText } from "./useFaultText.ts";
import { useRejectWish } from "./useRejects.ts";

const Text = styled("textarea")({
  boxSizing: "border-box",
  width: "100%",
  height: "min(52vh, 460px)",
  marginTop: 12,
  padding: "10px 12px",
  borderRadius: 8,
  border: `1px solid ${paint("line")}`,
  background: paint("paper"),
  color: paint("ink1"),
  fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  fontSize: 12.5,
  lineHeight: "18px",
  resize: "vertical",
  whiteSpace: "pre",
  "&:focus-visible": { outline: `2px solid ${paint("brand")}`, outlineOffset: 1 },
  "@media (pointer: coarse)": { fontSize: 16, lineHeight: "22px" },
});

/** What is wrong with a text as JSON, in the browser's words; null where it is an object. */
const faultOf = (text: string): string | null => {
  try {
    const record: unknown = JSON.parse(text);
    return typeof record === "object" && record !== null && !Array.isArray(record) ? null : "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** Changes a rejected record by hand; the worker judges it by the stream's own schema. The original is kept. */
const MendDialog = ({ reject, isOpen, onClose }: { reject: Reject; isOpen: boolean; onClose(): void }) => {
  const { t } = useTranslation();
  const faultText = useFaultText();
  const heading = useId();
  const hint = useId();
  const [changed, setChanged] = useState<string | null>(null);
  const { data, isError } = useQuery({
    queryKey: ["reject-record", reject.reject_id],
    queryFn: ({ signal }) => getJson(`/api/operations/rejects/${reject.reject_id}`, rejectRecord, signal),
    enabled: isOpen,
    staleTime: 0,
    gcTime: 0,
  });
  const { wish, is_pending, refusal } = useRejectWish(onClose);
  const text = changed ?? data?.payload ?? "";
  const fault = text === "" ? null : faultOf(text);
  return (
    <Dialog
      open={isOpen}
      onClose={onClose}
      aria-labelledby={heading}
      fullWidth
      maxWidth="md"
      slotProps={{ paper: { sx: { m: 2, p: "20px 22px", background: paint("raised"), borderRadius: "12px" } } }}
    >
      <h2 id={heading} style={{ margin: 0, fontSize: 17, lineHeight: "24px", fontWeight: 640 }}>
        {t("rejects.mend_title", { record: reject.record_key ?? t("rejects.no_key") })}
      </h2>
      <p id={hint} style={{ margin: "8px 0 0", fontSize: 13, lineHeight: 1.45, color: paint("ink2") }}>
        <b style={{ fontWeight: 600, color: paint("ink1") }}>
          {faultText(reject.replay_field ?? reject.field, reject.replay_reason ?? reject.reason)}
        </b>
        <br />
        {t("rejects.mend_hint")}
      </p>
      {data === undefined ? (
        isError ? (
          <Note role="alert">{t("failure.network")}</Note>
        ) : (
          <Bone style={{ height: 300, marginTop: 12 }} />
        )
      ) : data.payload === null ? (
        <Note role="alert">{t("rejects.too_long")}</Note>
      ) : (
        <Text
          aria-label={t("rejects.record")}
          aria-describedby={hint}
          spellCheck={false}
          autoFocus
          value={text}
          onChange={({ target }) => setChanged(target.value)}
        />
      )}
      {fault !== null && (
        <Note role="status">{fault === "" ? t("rejects.no_object") : t("rejects.no_json", { fault })}</Note>
      )}
      {refusal !== null && <Note role="alert">{refusal}</Note>}
      <div style={{ display: "flex", flexWrap: "wrap", justifyContent: "flex-end", gap: 8, marginTop: 16 }}>
        <Button variant="outlined" onClick={onClose}>
          {t("operations.keep")}
        </Button>
        <Button
          variant="contained"
          disabled={is_pending || fault !== null || text === ""}
          onClick={() =>
            wish({
              kind: "replay",
              meant: { reject_id: reject.reject_id },
              ...(changed === null ? {} : { payload: changed }),
            })
          }
        >
          {t(changed === null ? "rejects.replay" : "rejects.replay_mended")}
        </Button>
      </div>
    </Dialog>
  );
};

export default MendDialog;
