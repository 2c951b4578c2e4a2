import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { fullReading, type SyncOrder } from "../../../shared/operations.ts";
import type { SourceName } from "../../../shared/sources.ts";
import { formatDuration } from "../format/duration.ts";
import { formatNumber } from "../format/number.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { ApiError, getJson, post } from "../session/http.ts";
import { useSession, useSignedOut } from "../session/session.ts";
import { paint } from "../theme/paint.ts";
import { Note } from "../tile/Frame.tsx";

/** Says what reading a whole source again costs, then asks for it. */
const FullReadingDialog = ({
  source,
  name,
  isOpen,
  onClose,
  onAsked,
}: {
  source: SourceName;
  name: string;
  isOpen: boolean;
  onClose(): void;
  onAsked(): void;
}) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const heading = useId();
  const text = useId();
  const { csrf_token } = useSession();
  const signedOut = useSignedOut();
  const { data: cost } = useQuery({
    queryKey: ["full-reading", source],
    queryFn: ({ signal }) => getJson(`/api/operations/full-reading?source=${source}`, fullReading, signal),
    enabled: isOpen,
    staleTime: 0,
  });
  const order: SyncOrder = { full: true, source };
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => post("/api/sync", order, csrf_token),
    onSuccess: () => {
      onAsked();
      onClose();
    },
    onError: (failed) => {
      if (failed instanceof ApiError && failed.status === 401) signedOut();
    },
  });
  const code = error === null ? null : error instanceof ApiError ? error.code : "unexpected";
  const known =
    cost && cost.rows_read !== null && cost.seconds !== null
      ? t("operations.full_cost", {
          rows: formatNumber(cost.rows_read, locale),
          took: formatDuration(cost.seconds, locale),
        })
      : t("operations.full_cost_unknown");
  return (
    <Dialog
      open={isOpen}
      onClose={onClose}
      aria-labelledby={heading}
      aria-describedby={text}
      slotProps={{
        paper: { sx: { m: 4, p: "20px 22px", maxWidth: 460, background: paint("raised"), borderRadius: "12px" } },
      }}
    >
      <h2 id={heading} style={{ margin: 0, fontSize: 17, lineHeight: "24px", fontWeight: 640 }}>
        {t("operations.full_title", { source: name })}
      </h2>
      <div id={text} style={{ fontSize: 14, lineHeight: 1.45, color: paint("ink2") }}>
        {cost !== undefined && <p style={{ margin: "10px 0 0", color: paint("ink1") }}>{known}</p>}
        <p style={{ margin: "10px 0 0" }}>{t(`source_full.${source}`)}</p>
        <p style={{ margin: "10px 0 0" }}>{t("operations.full_keeps")}</p>
      </div>
      {code !== null && (
        <Note role="alert">
          {t("operations.full_refused", { reason: code === "worker_absent" ? t("sync.worker_absent") : code })}
        </Note>
      )}
      <div style={{ display: "flex", flexWrap: "wrap", justifyContent: "flex-end", gap: 8, marginTop: 20 }}>
        <Button variant="outlined" onClick={onClose} autoFocus>
          {t("operations.keep")}
        </Button>
        <Button variant="contained" onClick={() => mutate()} disabled={isPending}>
          {t("operations.full")}
        </Button>
      </div>
    </Dialog>
  );
};

export default FullReadingDialog;
