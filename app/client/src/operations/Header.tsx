import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import { zoneName } from "../format/date.ts";
import { narrow, paint } from "../theme/paint.ts";
import { Dot } from "../tile/Dot.tsx";
import { Note } from "../tile/Frame.tsx";
import type { Next } from "./orders/toNext.ts";
import { useOrders } from "./orders/useOrders.ts";
import { useOrderText } from "./orders/useOrderText.ts";
import { useFormats } from "./useFormats.ts";

const Row = styled("header")({
  display: "flex",
  alignItems: "flex-end",
  justifyContent: "space-between",
  gap: 16,
  "& h1": { margin: 0, fontSize: 24, lineHeight: "29px", fontWeight: 640 },
  "& p": { margin: "2px 0 0", color: paint("ink2") },
  [narrow]: { flexDirection: "column", alignItems: "stretch", gap: 12 },
});
const Actions = styled("div")({
  display: "flex",
  flex: "none",
  gap: 8,
  [narrow]: { "& > button": { flex: 1 } },
});
const Under = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: "4px 20px",
  margin: "12px 0 14px",
  fontSize: 12.5,
  lineHeight: "18px",
  color: paint("ink2"),
});

/** Title, what can be asked of every source, and in one line whether all is well and when the schedule comes round. */
export const Header = ({
  next,
  isLive,
  isBusy,
  isWell,
}: {
  next: Next | null;
  isLive: boolean;
  /** A run or a build is under way, or asked for. */
  isBusy: boolean;
  /** Nothing needs anybody; false also while that is not known. */
  isWell: boolean;
}) => {
  const { t } = useTranslation();
  const { time, zone } = useFormats();
  const { ask, is_pending, waiting, refusal } = useOrders();
  const orderText = useOrderText();
  return (
    <>
      <Row>
        <div>
          <h1>{t("operations.title")}</h1>
          <p>{t("operations.subtitle")}</p>
        </div>
        <Actions>
          <Button variant="outlined" onClick={() => ask({ reconcile: true })} disabled={is_pending}>
            {t("operations.compare_all")}
          </Button>
          <Button variant="contained" onClick={() => ask({})} disabled={isBusy || is_pending}>
            {t("sync.now")}
          </Button>
        </Actions>
      </Row>
      <Under>
        {isWell && (
          <span data-well="">
            <Dot health="fresh" />
            {t("operations.well")}
          </span>
        )}
        {next !== null && next.kind !== "overdue" && (
          <span>
            {next.kind === "soon"
              ? t("operations.next_soon")
              : t("operations.next", { time: time(next.at), zone: zoneName(zone) })}
          </span>
        )}
        {!isLive && (
          <span role="status" style={{ color: paint("warn") }}>
            {t("fresh.live_lost")}
          </span>
        )}
      </Under>
      {waiting !== null && (
        <Note role="status" style={{ margin: "0 0 16px", color: paint("brand"), background: paint("brandSoft") }}>
          {orderText(waiting)}
        </Note>
      )}
      {refusal !== null && (
        <Note role="alert" style={{ margin: "0 0 16px" }}>
          {t("sync.refused", { reason: refusal === "worker_absent" ? t("sync.worker_absent") : refusal })}
        </Note>
      )}
    </>
  );
};
