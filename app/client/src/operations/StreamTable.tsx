import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { StreamRun } from "../../../shared/operations.ts";
import { hidden } from "../charts/hidden.ts";
import { toAge } from "../format/age.ts";
import { formatDuration } from "../format/duration.ts";
import { formatNumber } from "../format/number.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { serverNow } from "../session/clock.ts";
import { paint } from "../theme/paint.ts";
import { LogTable, State } from "./LogTable.tsx";
import { useProblem } from "./useProblem.ts";
import { useStreamName } from "./useStreamName.ts";

export type StreamLine = { source: string; stream: string; last_success_at?: string | null; latest: StreamRun | null };

/** Streams with what one reading of each brought. `is_standing` adds how old their data is, for the newest readings. */
export const StreamTable = ({
  caption,
  lines,
  is_standing,
}: {
  caption: string;
  lines: StreamLine[];
  is_standing: boolean;
}) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const nameOf = useStreamName();
  const problemOf = useProblem();
  const now = serverNow();
  const age = (instant: string | null | undefined): string => {
    if (!instant) return t("operations.health_never");
    const { unit, count } = toAge(Date.parse(instant), now);
    return t(`age.${unit}`, { count });
  };
  const took = (run: StreamRun | null): string =>
    run?.started_at && run.finished_at
      ? formatDuration((Date.parse(run.finished_at) - Date.parse(run.started_at)) / 1000, locale)
      : "–";
  const modeOf = (run: StreamRun | null): string => {
    if (!run?.mode) return "–";
    const mode = t(`operations.mode_${run.mode}`);
    return is_standing ? t("operations.line_mode", { mode, age: age(run.finished_at ?? run.started_at) }) : mode;
  };
  const figure = (count: number | undefined): string => (count === undefined ? "–" : formatNumber(count, locale));
  return (
    <LogTable>
      <caption style={hidden}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("operations.stream")}</th>
          {is_standing && <th scope="col">{t("operations.data")}</th>}
          <th className="column" scope="col">
            {t(is_standing ? "operations.last_run" : "operations.mode")}
          </th>
          <th className="column" scope="col">
            {t("operations.read")}
          </th>
          <th className="column" scope="col">
            {t("operations.landed")}
          </th>
          <th className="column" scope="col">
            {t("operations.unchanged")}
          </th>
          <th className="column" scope="col">
            {t("operations.rejected")}
          </th>
          <th className="column" scope="col">
            {t("operations.took")}
          </th>
          <th scope="col">{t("operations.state")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ source, stream, last_success_at, latest }) => {
          const problem = latest === null ? null : problemOf(latest);
          const notes = latest?.warnings ?? [];
          const hasMore = problem !== null || notes.length > 0;
          return (
            <Fragment key={`${source}.${stream}`}>
              <tr className={hasMore ? "has-more" : undefined}>
                <th scope="row">
                  {nameOf(stream)}
                  {latest !== null && latest.mode !== null && (
                    <span className="line">
                      {`${modeOf(latest)} · `}
                      {t("operations.line", {
                        read: figure(latest.rows_read),
                        landed: figure(latest.rows_landed),
                        rejected: figure(latest.rows_rejected),
                        took: took(latest),
                      })}
                    </span>
                  )}
                </th>
                {is_standing && <td>{age(last_success_at)}</td>}
                <td className="column">{modeOf(latest)}</td>
                <td className="column">{figure(latest?.rows_read)}</td>
                <td className="column">{figure(latest?.rows_landed)}</td>
                <td className="column">{figure(latest?.rows_unchanged)}</td>
                <td className="column" style={latest?.rows_rejected ? { fontWeight: 600 } : undefined}>
                  {figure(latest?.rows_rejected)}
                </td>
                <td className="column">{took(latest)}</td>
                <td>
                  {latest === null ? (
                    "–"
                  ) : (
                    <State status={latest.status} text={t(`operations.state_${latest.status}`)} />
                  )}
                </td>
              </tr>
              {hasMore && (
                <tr>
                  <td className="whole text" colSpan={is_standing ? 9 : 8}>
                    {problem !== null && <span style={{ color: paint("bad") }}>{problem.text}</span>}
                    {problem?.original && (
                      <details style={{ color: paint("ink2") }}>
                        <summary>{t("operations.original")}</summary>
                        <span lang="en">{problem.original}</span>
                      </details>
                    )}
                    {notes.map((note) => (
                      <div key={note} lang="en" style={{ color: paint("warn") }}>
                        {note}
                      </div>
                    ))}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </LogTable>
  );
};
