import { styled } from "@mui/material/styles";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Freshness } from "../../../shared/freshness.ts";
import { formatNumber } from "../format/number.ts";
import { en } from "../i18n/en.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { Body, Surface, Unit } from "../tile/Frame.tsx";
import { ProgressLine } from "../tile/ProgressLine.tsx";
import { useSourceName } from "../tile/useSourceName.ts";
import { toShare } from "./toShare.ts";
import { useStreamName } from "./useStreamName.ts";

const Sources = styled("div")({
  display: "grid",
  gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 340px), 1fr))",
  gap: "14px 40px",
  "& h3": { margin: "0 0 2px", fontSize: 12.5, fontWeight: 600 },
});
const order = Object.keys(en.stream);

/** The run and the build under way, record by record as the server tells of them; nothing while nothing runs. */
export const RunningTile = ({ sync, build }: Pick<Freshness, "sync" | "build">) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const heading = useId();
  const streamName = useStreamName();
  const sourceName = useSourceName();
  const whole = (value: number): string => formatNumber(value, locale);
  const run = sync?.status === "running" ? sync : null;
  const building = build?.status === "running" ? build : null;
  if (run === null && building === null) return null;
  const sources = [...new Set(run?.streams.map(({ source }) => source))];
  return (
    <Surface aria-labelledby={heading} data-running="">
      <h2 id={heading}>{run === null ? t("operations.building") : t("operations.under_way", { run: run.run_id })}</h2>
      <Unit>{t(run === null ? "operations.building_unit" : "operations.under_way_unit")}</Unit>
      <Body style={{ gap: 14 }}>
        {run !== null && (
          <Sources>
            {sources.map((source) => (
              <div key={source}>
                <h3>{sourceName(source)}</h3>
                {run.streams
                  .filter((stream) => stream.source === source)
                  .toSorted((a, b) => order.indexOf(a.stream) - order.indexOf(b.stream))
                  .map((stream) => (
                    <ProgressLine
                      key={stream.stream}
                      label={streamName(stream.stream)}
                      share={toShare(stream)}
                      is_failed={stream.status === "failed"}
                      text={
                        stream.status === "waiting" || stream.status === "failed"
                          ? t(`operations.state_${stream.status}`)
                          : stream.expected_rows === null || stream.status === "succeeded"
                            ? whole(stream.rows_read)
                            : t("set_up.rows_of", {
                                rows: whole(stream.rows_read),
                                expected: whole(stream.expected_rows),
                              })
                      }
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
            text={t("set_up.rows_of", { rows: whole(building.nodes_done), expected: whole(building.nodes_total) })}
          />
        )}
      </Body>
    </Surface>
  );
};
