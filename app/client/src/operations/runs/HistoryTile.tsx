import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Operations, Run } from "../../../../shared/operations.ts";
import { sourceName as sourceNames } from "../../../../shared/sources.ts";
import { hidden } from "../../charts/hidden.ts";
import { zoneName } from "../../format/date.ts";
import { toFailure } from "../../query/failure.ts";
import { paint } from "../../theme/paint.ts";
import { Failed } from "../../tile/Failed.tsx";
import { Body, Bone, Surface, Unit } from "../../tile/Frame.tsx";
import { useSourceName } from "../../tile/useSourceName.ts";
import { Choice } from "../Choice.tsx";
import { LogTable, Quiet } from "../LogTable.tsx";
import { Top } from "../Top.tsx";
import { useFormats } from "../useFormats.ts";
import { DaysChart } from "./DaysChart.tsx";
import { RunRow } from "./RunRow.tsx";
import { useRuns } from "./useRuns.ts";

const few = 6;
const widths = ["25%", "19%", "11%", "10%", "10%", "11%", "auto"];
const outcomes = ["succeeded", "partial", "failed", "stopped", "running"] as const;

/** The run log: how runs ended day by day, then each with what it brought and how long it took. */
export const HistoryTile = ({ days }: Pick<Operations, "days">) => {
  const { t } = useTranslation();
  const { zone } = useFormats();
  const heading = useId();
  const sourceName = useSourceName();
  const [source, setSource] = useState("");
  const [status, setStatus] = useState<Run["status"] | "">("");
  const [isWhole, setWhole] = useState(false);
  const answer = useRuns({ source: source || null, status: status || null });
  const known = answer.data?.pages.flatMap((page) => page.runs) ?? [];
  const shown = isWhole ? known : known.slice(0, few);
  const hasRun = days.some((day) => day.succeeded + day.partial + day.failed + day.stopped > 0);
  const isFiltered = source !== "" || status !== "";
  return (
    <Surface aria-labelledby={heading} data-history="">
      <Top>
        <div>
          <h2 id={heading}>{t("operations.history")}</h2>
          <Unit>{t("operations.history_unit", { zone: zoneName(zone) })}</Unit>
        </div>
        <div style={{ display: "flex", gap: 8, flexWrap: "wrap" }}>
          <Choice
            label={t("operations.filter_source")}
            value={source}
            onChoose={setSource}
            options={[
              { value: "", text: t("operations.all_sources") },
              ...sourceNames.options.map((value) => ({ value, text: sourceName(value) })),
            ]}
          />
          <Choice<Run["status"] | "">
            label={t("operations.filter_state")}
            value={status}
            onChoose={setStatus}
            options={[
              { value: "", text: t("operations.all_states") },
              ...outcomes.map((value) => ({ value, text: t(`operations.state_${value}`) })),
            ]}
          />
        </div>
      </Top>
      <Body>
        {hasRun && <DaysChart days={days} />}
        {answer.data === undefined ? (
          answer.error === null ? (
            <Bone style={{ height: 200 }} />
          ) : (
            <Failed
              tile={t("operations.history")}
              failure={toFailure(answer.error)}
              retry={() => void answer.refetch()}
            />
          )
        ) : known.length === 0 ? (
          <p style={{ margin: 0, fontSize: 13, color: paint("ink2") }}>
            {t(isFiltered ? "operations.none_such" : "operations.nothing")}
          </p>
        ) : (
          <LogTable widths={widths}>
            <caption style={hidden}>{t("operations.history")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("operations.when")}</th>
                <th scope="col">{t("operations.why")}</th>
                <th className="figure" scope="col">
                  {t("operations.read")}
                </th>
                <th className="figure" scope="col">
                  {t("operations.landed")}
                </th>
                <th className="figure" scope="col">
                  {t("operations.rejected")}
                </th>
                <th className="figure" scope="col">
                  {t("operations.took")}
                </th>
                <th className="after last" scope="col">
                  {t("operations.state")}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((run) => (
                <RunRow key={run.run_id} run={run} />
              ))}
            </tbody>
          </LogTable>
        )}
        {(known.length > few || answer.hasNextPage) && (
          <div style={{ display: "flex", gap: 20, marginTop: 10, fontSize: 13 }}>
            {isWhole && answer.hasNextPage && (
              <Quiet type="button" disabled={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                {t("operations.show_older")}
              </Quiet>
            )}
            <Quiet type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {t(isWhole ? "operations.show_fewer" : "operations.show_more")}
            </Quiet>
          </div>
        )}
      </Body>
    </Surface>
  );
};
