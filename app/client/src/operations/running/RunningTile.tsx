import { styled } from "@mui/material/styles";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Freshness, SyncProgress } from "../../../../shared/freshness.ts";
import type { Run } from "../../../../shared/operations.ts";
import { en } from "../../i18n/en.ts";
import { paint } from "../../theme/paint.ts";
import { Body, Surface, Unit } from "../../tile/Frame.tsx";
import { ProgressLine } from "../../tile/ProgressLine.tsx";
import { useSourceName } from "../../tile/useSourceName.ts";
import { useStreamName } from "../../tile/useStreamName.ts";
import { useTargetName } from "../orders/useOrderText.ts";
import { Top } from "../Top.tsx";
import { useFormats } from "../useFormats.ts";
import { StopButton } from "./StopButton.tsx";
import { toSecondsLeft } from "./toRate.ts";
import { toShare } from "./toShare.ts";
import { useRates } from "./useRates.ts";

const Sources = styled("div")({
  display: "grid",
  gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 380px), 1fr))",
  gap: "14px 48px",
  "& h3": { margin: "0 0 2px", fontSize: 12.5, fontWeight: 600 },
});
const order = Object.keys(en.stream);
const placeOf = (stream: string): number => (order.includes(stream) ? order.indexOf(stream) : order.length);

/** The run and the build under way, record by record as the server tells of them; nothing while nothing runs. */
export const RunningTile = ({ sync, build, newest }: Pick<Freshness, "sync" | "build"> & { newest: Run | null }) => {
  const { t } = useTranslation();
  const { whole, seconds } = useFormats();
  const heading = useId();
  const streamName = useStreamName();
  const sourceName = useSourceName();
  const targetName = useTargetName();
  const run = sync?.status === "running" ? sync : null;
  const rateOf = useRates(run);
  const building = build?.status === "running" ? build : null;
  if (run === null && building === null) return null;
  const sources = [...new Set(run?.streams.map(({ source }) => source))];
  const own = newest?.run_id === run?.run_id ? newest : null;

  const progress = (stream: SyncProgress["streams"][number]): string => {
    const { status, rows_read, expected_rows } = stream;
    if (status === "succeeded") return whole(rows_read);
    if (status !== "running") return t(`operations.state_${status}`);
    const rate = rateOf(stream);
    const left = toSecondsLeft(rows_read, expected_rows, rate);
    return [
      expected_rows === null || expected_rows < rows_read
        ? whole(rows_read)
        : t("set_up.rows_of", { rows: whole(rows_read), expected: whole(expected_rows) }),
      ...(rate === null ? [] : [t("operations.rate", { rows: whole(Math.max(1, Math.round(rate))) })]),
      ...(left === null ? [] : [t("operations.left", { time: seconds(Math.max(1, Math.round(left))) })]),
    ].join(" · ");
  };

  return (
    <Surface aria-labelledby={heading} data-running="">
      <Top>
        <div>
          <h2 id={heading}>
            {run === null ? t("operations.building") : t("operations.under_way", { run: run.run_id })}
          </h2>
          <Unit>
            {run === null
              ? t("operations.building_unit")
              : `${targetName(own?.only_source, own?.only_stream)} · ${t("operations.under_way_unit")}`}
          </Unit>
        </div>
        {run !== null && <StopButton key={run.run_id} runId={run.run_id} isStopping={own?.stop_requested_at != null} />}
      </Top>
      <Body style={{ gap: 14 }}>
        {run !== null && (
          <Sources>
            {sources.map((source) => (
              <div key={source}>
                <h3 style={{ color: paint("ink2") }}>{sourceName(source)}</h3>
                {run.streams
                  .filter((stream) => stream.source === source)
                  .toSorted((a, b) => placeOf(a.stream) - placeOf(b.stream))
                  .map((stream) => (
                    <ProgressLine
                      key={stream.stream}
                      label={streamName(stream.stream)}
                      share={toShare(stream)}
                      is_failed={stream.status === "failed"}
                      text={progress(stream)}
                    />
                  ))}
              </div>
            ))}
          </Sources>
        )}
        {building !== null && (
          <ProgressLine
            label={t("set_up.models")}
            share={building.nodes_total === 0 ? null : building.nodes_done / building.nodes_total}
            is_failed={false}
            text={
              building.nodes_total === 0
                ? t("set_up.models_begin")
                : t("set_up.rows_of", { rows: whole(building.nodes_done), expected: whole(building.nodes_total) })
            }
          />
        )}
      </Body>
    </Surface>
  );
};
