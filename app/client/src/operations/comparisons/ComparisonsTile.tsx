import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { reconciliations } from "../../../../shared/reconciliations.ts";
import { hidden } from "../../charts/hidden.ts";
import { toFailure } from "../../query/failure.ts";
import { getJson } from "../../session/http.ts";
import { Failed } from "../../tile/Failed.tsx";
import { Body, Bone, Surface, Unit } from "../../tile/Frame.tsx";
import { LogTable, Quiet } from "../LogTable.tsx";
import { operationsKey } from "../useOperations.ts";
import { DayRow, widths } from "./DayRow.tsx";
import { toDays } from "./toDays.ts";

const few = 7;

/** What comparing every record with its source found and mended, day by day. */
export const ComparisonsTile = () => {
  const { t } = useTranslation();
  const heading = useId();
  const [isWhole, setWhole] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: [...operationsKey, "comparisons"],
    queryFn: ({ signal }) => getJson("/api/operations/reconciliations", reconciliations, signal),
    select: (answer) => toDays(answer.reconciliations),
    retry: 1,
  });
  const newestGap = data?.find(({ found, differing, failed }) => found + differing + failed > 0)?.day;
  return (
    <Surface aria-labelledby={heading} data-comparisons="" id="comparisons">
      <h2 id={heading}>{t("comparisons.title")}</h2>
      <Unit>{t(data?.length === 0 ? "comparisons.none" : "comparisons.unit")}</Unit>
      {data === undefined ? (
        <Body>
          {error === null ? (
            <Bone style={{ height: 120 }} />
          ) : (
            <Failed tile={t("comparisons.title")} failure={toFailure(error)} retry={() => void refetch()} />
          )}
        </Body>
      ) : (
        data.length > 0 && (
          <Body>
            <LogTable widths={widths}>
              <caption style={hidden}>{t("comparisons.title")}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("comparisons.day")}</th>
                  {(["compared", "surplus", "missing", "stale", "repaired", "deleted"] as const).map((name) => (
                    <th key={name} className={name === "stale" ? "figure roomy" : "figure"} scope="col">
                      {t(`comparisons.${name}`)}
                    </th>
                  ))}
                  <th className="after last" scope="col">
                    {t("comparisons.result")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {(isWhole ? data : data.slice(0, few)).map((day) => (
                  <DayRow key={day.day} known={day} isFirst={day.day === newestGap} />
                ))}
              </tbody>
            </LogTable>
            {data.length > few && (
              <div style={{ marginTop: 10, fontSize: 13 }}>
                <Quiet type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
                  {t(isWhole ? "operations.show_fewer" : "operations.show_more")}
                </Quiet>
              </div>
            )}
          </Body>
        )
      )}
    </Surface>
  );
};
