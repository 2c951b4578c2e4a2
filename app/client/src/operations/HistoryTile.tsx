import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Operations } from "../../../shared/operations.ts";
import { hidden } from "../charts/hidden.ts";
import { zoneName } from "../format/date.ts";
import { useSession } from "../session/session.ts";
import { Body, Surface, Unit } from "../tile/Frame.tsx";
import { LogTable, Quiet } from "./LogTable.tsx";
import { RunRow } from "./RunRow.tsx";

const few = 8;

/** The newest runs with what they brought and how long they took. */
export const HistoryTile = ({ runs }: { runs: Operations["runs"] }) => {
  const { t } = useTranslation();
  const heading = useId();
  const { time_zone } = useSession();
  const [isWhole, setWhole] = useState(false);
  const unit = t("operations.history_unit", { count: runs.length, zone: zoneName(time_zone) });
  return (
    <Surface aria-labelledby={heading} data-history="">
      <h2 id={heading}>{t("operations.history")}</h2>
      <Unit>{runs.length === 0 ? t("operations.nothing") : unit}</Unit>
      {runs.length > 0 && (
        <Body>
          <LogTable>
            <caption style={hidden}>{t("operations.history")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("operations.when")}</th>
                <th scope="col" className="column text">
                  {t("operations.why")}
                </th>
                <th scope="col" className="column text">
                  {t("operations.mode")}
                </th>
                <th scope="col" className="column">
                  {t("operations.read")}
                </th>
                <th scope="col" className="column">
                  {t("operations.landed")}
                </th>
                <th scope="col" className="column">
                  {t("operations.rejected")}
                </th>
                <th scope="col" className="column">
                  {t("operations.took")}
                </th>
                <th scope="col">{t("operations.state")}</th>
              </tr>
            </thead>
            <tbody>
              {(isWhole ? runs : runs.slice(0, few)).map((run) => (
                <RunRow key={run.run_id} run={run} />
              ))}
            </tbody>
          </LogTable>
          {runs.length > few && (
            <div style={{ marginTop: 10 }}>
              <Quiet type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
                {isWhole ? t("operations.show_fewer") : t("operations.show_all", { count: runs.length })}
              </Quiet>
            </div>
          )}
        </Body>
      )}
    </Surface>
  );
};
