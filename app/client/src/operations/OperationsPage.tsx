import { styled } from "@mui/material/styles";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOutletContext } from "react-router";
import type { SourceFreshness } from "../../../shared/freshness.ts";
import { formatDuration } from "../format/duration.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { toFailure } from "../query/failure.ts";
import { freshnessQuery } from "../query/live.ts";
import { serverNow } from "../session/clock.ts";
import { ApiError } from "../session/http.ts";
import { Failed } from "../tile/Failed.tsx";
import { Bone, Note, Surface } from "../tile/Frame.tsx";
import { useSourceName } from "../tile/useSourceName.ts";
import { useSources } from "../tile/useSources.ts";
import { BuildsTile } from "./BuildsTile.tsx";
import { Header } from "./Header.tsx";
import { HistoryTile } from "./HistoryTile.tsx";
import { RejectsTile } from "./RejectsTile.tsx";
import { RunningTile } from "./RunningTile.tsx";
import { SourceTile } from "./SourceTile.tsx";
import { toNext } from "./toNext.ts";
import { useOperations } from "./useOperations.ts";

/** A worker at work gives a sign each few seconds. */
const silenceMs = 2 * 60_000;

const Grid = styled("div")({
  display: "grid",
  gridTemplateColumns: "repeat(12, minmax(0, 1fr))",
  gap: 16,
  alignItems: "start",
  "& > *": { gridColumn: "span 12" },
  "@media (min-width: 1400px)": {
    alignItems: "stretch",
    "& > [data-history]": { gridColumn: "span 8" },
    "& > [data-builds]": { gridColumn: "span 4" },
  },
  "@media (max-width: 899.95px)": { gap: 12 },
});

const Skeleton = () => (
  <>
    {[250, 270, 300].map((height) => (
      <Surface key={height} aria-hidden style={{ height: height - 34 }}>
        <Bone style={{ width: 130, height: 16 }} />
        <Bone style={{ width: 220, height: 12, marginTop: 10 }} />
        <Bone style={{ flex: 1, marginTop: 18 }} />
      </Surface>
    ))}
  </>
);

const OperationsPage = () => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { isLive } = useOutletContext<{ isLive: boolean }>();
  const { data: freshness } = useQuery(freshnessQuery);
  const { data, error, refetch } = useOperations(isLive);
  // Renders again as time goes by, so that ages move on.
  const marks = useSources();
  const sourceName = useSourceName();
  const [asked, setAsked] = useState<{ source: SourceFreshness["source"] | null; after: number } | null>(null);
  const now = serverNow();
  const newest = data?.runs[0];
  const isBusy = freshness?.sync?.status === "running" || freshness?.build?.status === "running";
  const next = data === undefined ? null : toNext(data.next_run_at, isBusy, now);
  const silence = newest?.status === "running" ? now - Date.parse(newest.heartbeat_at ?? newest.started_at) : 0;
  const runId = freshness?.sync?.run_id ?? 0;
  const isWaiting = asked !== null && runId <= asked.after;
  return (
    <>
      <title>{`${t("operations.title")} · Atoll`}</title>
      <Header
        next={next}
        isLive={isLive}
        isBusy={isBusy || (isWaiting && asked?.source === null)}
        onAsked={() => setAsked({ source: null, after: runId })}
      />
      <Grid aria-busy={data === undefined && error === null}>
        {isWaiting && (
          <Note role="status" style={{ margin: 0 }}>
            {asked.source === null
              ? t("operations.asked_all")
              : t("operations.asked", { source: sourceName(asked.source) })}
          </Note>
        )}
        {silence > silenceMs && (
          <Note role="status" style={{ margin: 0 }}>
            {t("operations.silent", { age: formatDuration(silence / 1000, locale) })}
          </Note>
        )}
        {freshness !== undefined && <RunningTile sync={freshness.sync} build={freshness.build} />}
        {data === undefined ? (
          error === null ? (
            <Skeleton />
          ) : error instanceof ApiError && error.status === 403 ? (
            <Note role="alert">{t("operations.denied")}</Note>
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
                streams={data.streams.filter(({ source }) => source === mark.source)}
                onAsked={(source) => setAsked({ source, after: runId })}
              />
            ))}
            <HistoryTile runs={data.runs} />
            <BuildsTile builds={data.builds} />
            <RejectsTile counts={data.rejects} />
          </>
        )}
      </Grid>
    </>
  );
};

export default OperationsPage;
