import { styled } from "@mui/material/styles";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BuildProgress } from "../../../shared/freshness.ts";
import { formatInstant, zoneName } from "../format/date.ts";
import { formatDuration } from "../format/duration.ts";
import { formatNumber } from "../format/number.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useSession } from "../session/session.ts";
import { paint } from "../theme/paint.ts";
import { Body, Surface, Unit } from "../tile/Frame.tsx";
import { Quiet, State } from "./LogTable.tsx";

const few = 6;

const List = styled("ol")({
  margin: 0,
  padding: 0,
  listStyle: "none",
  fontSize: 13,
  "& > li": { padding: "7px 0", borderBottom: `1px solid ${paint("grid")}` },
  "& > li:last-of-type": { borderBottom: 0 },
  "& p": { margin: "2px 0 0", fontSize: 12.5, color: paint("ink2") },
  "& summary": { marginTop: 4, color: paint("bad"), cursor: "pointer" },
  "& dl": { margin: "6px 0 0" },
  "& dt": { fontWeight: 600, overflowWrap: "anywhere" },
  "& dd": {
    margin: "2px 0 10px",
    maxHeight: 180,
    overflow: "auto",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    color: paint("ink2"),
  },
});
const Line = styled("div")({ display: "flex", justifyContent: "space-between", gap: 14 });

/** The newest builds; those that failed name their nodes and what dbt said of them. */
export const BuildsTile = ({ builds }: { builds: BuildProgress[] }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const heading = useId();
  const { time_zone } = useSession();
  const [isWhole, setWhole] = useState(false);
  const whole = (count: number): string => formatNumber(count, locale);
  return (
    <Surface aria-labelledby={heading} data-builds="">
      <h2 id={heading}>{t("operations.builds")}</h2>
      <Unit>
        {builds.length === 0
          ? t("operations.builds_none")
          : t("operations.builds_unit", { count: builds.length, zone: zoneName(time_zone) })}
      </Unit>
      {builds.length > 0 && (
        <Body>
          <List>
            {(isWhole ? builds : builds.slice(0, few)).map((build, index) => (
              <li key={build.build_id}>
                <Line>
                  <span>{formatInstant(build.started_at, time_zone, locale)}</span>
                  <State status={build.status} text={t(`operations.state_${build.status}`)} />
                </Line>
                <p>
                  {t("operations.nodes")}{" "}
                  {t("operations.nodes_of", { done: whole(build.nodes_done), total: whole(build.nodes_total) })}
                  {build.finished_at !== null &&
                    ` · ${formatDuration((Date.parse(build.finished_at) - Date.parse(build.started_at)) / 1000, locale)}`}
                </p>
                {build.failures.length > 0 && (
                  <details open={index === 0}>
                    <summary>{t("operations.failures", { count: build.failures.length })}</summary>
                    <dl lang="en">
                      {build.failures.map(({ node, kind, message }) => (
                        <div key={`${kind} ${node} ${message}`}>
                          <dt>{`${kind} ${node}`}</dt>
                          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reached by keyboard */}
                          <dd tabIndex={0}>{message}</dd>
                        </div>
                      ))}
                    </dl>
                    <p>{t("operations.build_kept")}</p>
                  </details>
                )}
              </li>
            ))}
          </List>
          {builds.length > few && (
            <div style={{ marginTop: 10 }}>
              <Quiet type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
                {isWhole ? t("operations.show_fewer") : t("operations.show_all", { count: builds.length })}
              </Quiet>
            </div>
          )}
        </Body>
      )}
    </Surface>
  );
};
