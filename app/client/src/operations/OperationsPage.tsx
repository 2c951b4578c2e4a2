import { styled } from "@mui/material/styles";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useOutletContext } from "react-router";
import { toFailure } from "../query/failure.ts";
import { freshnessQuery } from "../query/live.ts";
import { serverNow } from "../session/clock.ts";
import { ApiError } from "../session/http.ts";
import { Failed } from "../tile/Failed.tsx";
import { Note, Surface } from "../tile/Frame.tsx";
import { useSources } from "../tile/useSources.ts";
import { AttentionTile } from "./attention/AttentionTile.tsx";
import { toAttention } from "./attention/toAttention.ts";
import { useAbsence } from "./attention/useAbsence.ts";
import { ConnectionCheck } from "./ConnectionCheck.tsx";
import { ComparisonsTile } from "./comparisons/ComparisonsTile.tsx";
import { FieldUpload } from "./fieldFiles/FieldUpload.tsx";
import { Header } from "./Header.tsx";
import { InboxTile } from "./inbox/InboxTile.tsx";
import { toNext } from "./orders/toNext.ts";
import { OrdersContext, useOrderDesk } from "./orders/useOrders.ts";
import { RejectsTile } from "./rejects/RejectsTile.tsx";
import { RunningTile } from "./running/RunningTile.tsx";
import { BuildsTile } from "./runs/BuildsTile.tsx";
import { HistoryTile } from "./runs/HistoryTile.tsx";
import { Skeleton } from "./Skeleton.tsx";
import { SourceTile } from "./sources/SourceTile.tsx";
import { useOperations } from "./useOperations.ts";

const Grid = styled("div")({
  display: "grid",
  gridTemplateColumns: "repeat(12, minmax(0, 1fr))",
  gap: 16,
  alignItems: "start",
  "& > *": { gridColumn: "span 12", scrollMarginTop: 16 },
  "@media (min-width: 1250px)": {
    alignItems: "stretch",
    "& > [data-history]": { gridColumn: "span 8" },
    "& > [data-builds]": { gridColumn: "span 4" },
  },
  "@media (max-width: 899.95px)": { gap: 12 },
});

const OperationsPage = () => {
  const { t } = useTranslation();
  const { isLive } = useOutletContext<{ isLive: boolean }>();
  const { data: freshness } = useQuery(freshnessQuery);
  const { data, error, refetch } = useOperations(isLive);
  // Renders again as time goes by, so that ages move on.
  const marks = useSources();
  const orders = useOrderDesk(freshness?.sync?.run_id ?? 0);
  const isBusy = freshness?.sync?.status === "running" || freshness?.build?.status === "running";
  const next = data === undefined ? null : toNext(data.next_run_at, isBusy, serverNow());
  const absence = useAbsence(data, next);
  const isDenied = error instanceof ApiError && error.status === 403;
  if (isDenied)
    return (
      <>
        <title>{`${t("operations.title")} · Atoll`}</title>
        <h1 style={{ margin: "0 0 14px", fontSize: 24, lineHeight: "29px", fontWeight: 640 }}>
          {t("operations.title")}
        </h1>
        <Note role="alert" style={{ margin: 0 }}>
          {t("operations.denied")}
        </Note>
      </>
    );
  return (
    <OrdersContext value={orders}>
      <title>{`${t("operations.title")} · Atoll`}</title>
      <Header
        next={next}
        isLive={isLive}
        isBusy={isBusy || orders.waiting !== null}
        isWell={
          !isBusy && data !== undefined && freshness !== undefined && absence === null && toAttention(freshness) === 0
        }
      />
      <Grid aria-busy={data === undefined && error === null}>
        {freshness !== undefined && <AttentionTile freshness={freshness} marks={marks} absence={absence} />}
        {freshness !== undefined && (
          <RunningTile sync={freshness.sync} build={freshness.build} newest={data?.newest_run ?? null} />
        )}
        {data === undefined ? (
          error === null ? (
            <Skeleton />
          ) : (
            <Surface>
              <Failed tile={t("operations.title")} failure={toFailure(error)} retry={() => void refetch()} />
            </Surface>
          )
        ) : (
          <>
            {marks.map((mark) => (
              <SourceTile
                key={mark.source}
                mark={mark}
                state={data.sources.find(({ source }) => source === mark.source)}
                streams={data.streams.filter(({ source }) => source === mark.source)}
                isBusy={isBusy}
              />
            ))}
            <RejectsTile />
            <HistoryTile days={data.days} />
            <BuildsTile builds={data.builds} />
            <ComparisonsTile />
            <InboxTile />
            <ConnectionCheck />
            <FieldUpload />
          </>
        )}
      </Grid>
    </OrdersContext>
  );
};

export default OperationsPage;
