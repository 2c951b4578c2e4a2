import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { fullReading } from "../../../../shared/operations.ts";
import type { SourceName } from "../../../../shared/sources.ts";
import { getJson } from "../../session/http.ts";
import { paint } from "../../theme/paint.ts";
import { useFormats } from "../useFormats.ts";
import { useOrders } from "./useOrders.ts";
import { useTargetName } from "./useOrderText.ts";

/** Says what reading a source, or one stream of it, again costs, then asks for it. */
const FullReadingDialog = ({
  source,
  stream,
  isOpen,
  onClose,
}: {
  source: SourceName;
  stream?: string;
  isOpen: boolean;
  onClose(): void;
}) => {
  const { t } = useTranslation();
  const { whole, seconds } = useFormats();
  const { ask, is_pending } = useOrders();
  const nameOf = useTargetName();
  const heading = useId();
  const text = useId();
  const asked = new URLSearchParams({ source, ...(stream === undefined ? {} : { stream }) });
  const { data: cost } = useQuery({
    queryKey: ["full-reading", source, stream],
    queryFn: ({ signal }) => getJson(`/api/operations/full-reading?${asked}`, fullReading, signal),
    enabled: isOpen,
    staleTime: 0,
  });
  const known =
    cost && cost.rows_read !== null && cost.seconds !== null
      ? t("operations.full_cost", { rows: whole(cost.rows_read), took: seconds(cost.seconds) })
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
        {t("operations.full_title", { what: nameOf(source, stream) })}
      </h2>
      <div id={text} style={{ fontSize: 14, lineHeight: 1.45, color: paint("ink2") }}>
        {cost !== undefined && <p style={{ margin: "10px 0 0", color: paint("ink1") }}>{known}</p>}
        <p style={{ margin: "10px 0 0" }}>{t(`source_full.${source}`)}</p>
        <p style={{ margin: "10px 0 0" }}>{t("operations.full_keeps")}</p>
      </div>
      <div style={{ display: "flex", flexWrap: "wrap", justifyContent: "flex-end", gap: 8, marginTop: 20 }}>
        <Button variant="outlined" onClick={onClose} autoFocus>
          {t("operations.keep")}
        </Button>
        <Button
          variant="contained"
          disabled={is_pending}
          onClick={() => {
            ask({ full: true, source, ...(stream === undefined ? {} : { stream }) });
            onClose();
          }}
        >
          {t("operations.full")}
        </Button>
      </div>
    </Dialog>
  );
};

export default FullReadingDialog;
