import { styled } from "@mui/material/styles";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BuildProgress } from "../../../../shared/freshness.ts";
import { zoneName } from "../../format/date.ts";
import { paint } from "../../theme/paint.ts";
import { Body, Surface, Unit } from "../../tile/Frame.tsx";
import { Quiet, State } from "../LogTable.tsx";
import { useFormats } from "../useFormats.ts";
import { toFailing } from "./toFailing.ts";

const few = 7;

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

const Guide = styled("a")({
  alignSelf: "flex-start",
  fontSize: 12.5,
  lineHeight: "18px",
  color: paint("ink1"),
  textDecorationColor: paint("line"),
  textUnderlineOffset: 3,
  "&:hover": { color: paint("brand") },
  "&:focus-visible": { outline: `2px solid ${paint("brand")}`, outlineOffset: 2, borderRadius: 4 },
});

/** The newest builds; those that failed name their nodes, how many rows were at fault and what dbt said of them. */
export const BuildsTile = ({ builds }: { builds: BuildProgress[] }) => {
  const { t } = useTranslation();
  const { whole, took, instant, zone } = useFormats();
  const heading = useId();
  const [isWhole, setWhole] = useState(false);
  return (
    <Surface aria-labelledby={heading} data-builds="" id="builds">
      <h2 id={heading}>{t("operations.builds")}</h2>
      <Unit>
        {builds.length === 0 ? t("operations.builds_none") : t("operations.builds_unit", { zone: zoneName(zone) })}
      </Unit>
      <Guide href="/docs/models" hrefLang="en" target="_blank" rel="noreferrer">
        {t("operations.models")}
      </Guide>
      {builds.length > 0 && (
        <Body>
          <List>
            {(isWhole ? builds : builds.slice(0, few)).map((build, index) => (
              <li key={build.build_id}>
                <Line>
                  <span>{instant(build.started_at)}</span>
                  <State status={build.status} text={t(`operations.state_${build.status}`)} />
                </Line>
                <p>
                  {build.nodes_total === 0
                    ? t("set_up.models_begin")
                    : t("operations.nodes_of", { done: whole(build.nodes_done), total: whole(build.nodes_total) })}
                  {build.finished_at !== null && ` · ${took(build.started_at, build.finished_at)}`}
                </p>
                {build.failures.length > 0 && (
                  <details open={index === 0}>
                    <summary>{t("operations.failures", { count: build.failures.length })}</summary>
                    <dl>
                      {build.failures.map((failure) => {
                        const failing = toFailing(failure);
                        return (
                          <div key={`${failure.kind} ${failure.node} ${failure.message}`}>
                            <dt>
                              <span lang="en">{failure.node}</span>
                              {failing !== null &&
                                `: ${t("operations.failing_rows", { count: failing, rows: whole(failing) })}`}
                            </dt>
                            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reached by keyboard */}
                            <dd lang="en" tabIndex={0}>
                              {failure.message}
                            </dd>
                          </div>
                        );
                      })}
                    </dl>
                    <p>{t("operations.build_kept")}</p>
                  </details>
                )}
              </li>
            ))}
          </List>
          {builds.length > few && (
            <div style={{ marginTop: 10, fontSize: 13 }}>
              <Quiet type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
                {t(isWhole ? "operations.show_fewer" : "operations.show_more")}
              </Quiet>
            </div>
          )}
        </Body>
      )}
    </Surface>
  );
};
