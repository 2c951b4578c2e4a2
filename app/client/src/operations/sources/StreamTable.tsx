import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { StreamRun } from "../../../../shared/operations.ts";
import { isSourceName } from "../../../../shared/sources.ts";
import { hidden } from "../../charts/hidden.ts";
import { paint } from "../../theme/paint.ts";
import { useStreamName } from "../../tile/useStreamName.ts";
import { LogTable, State } from "../LogTable.tsx";
import { ActionsMenu } from "../orders/ActionsMenu.tsx";
import { useFormats } from "../useFormats.ts";
import { useProblem } from "./useProblem.ts";

type StreamLine = { source: string; stream: string; last_success_at?: string | null; latest: StreamRun | null };

const standing = ["17%", "12%", "17%", "8%", "8%", "9%", "8%", "8%", "auto", "36px"];
const nothing: ReadonlySet<string> = new Set();
const ofRun = ["20%", "14%", "11%", "11%", "12%", "11%", "11%", "auto"];

/** Streams with what one reading of each brought. `isStanding` adds how old their data is and what can be asked of them. */
export const StreamTable = ({
  caption,
  lines,
  isStanding,
  said = nothing,
}: {
  caption: string;
  lines: StreamLine[];
  isStanding: boolean;
  /** Sentences that stand above the table already. */
  said?: ReadonlySet<string>;
}) => {
  const { t } = useTranslation();
  const { whole, took, age } = useFormats();
  const nameOf = useStreamName();
  const problemOf = useProblem();
  const figure = (count: number | undefined): string => (count === undefined ? "–" : whole(count));
  const modeOf = (run: StreamRun | null): string => {
    if (!run?.mode) return "–";
    const mode = t(`operations.mode_${run.mode}`);
    const at = run.finished_at ?? run.started_at;
    return isStanding && at !== null ? t("operations.line_mode", { mode, age: age(at) }) : mode;
  };
  return (
    <LogTable widths={isStanding ? standing : ofRun}>
      <caption style={hidden}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("operations.stream")}</th>
          {isStanding && <th scope="col">{t("operations.data")}</th>}
          <th scope="col">{t(isStanding ? "operations.last_run" : "operations.mode")}</th>
          <th className="figure" scope="col">
            {t("operations.read")}
          </th>
          <th className="figure" scope="col">
            {t("operations.landed")}
          </th>
          <th className="figure roomy" scope="col">
            {t("operations.unchanged")}
          </th>
          <th className="figure" scope="col">
            {t("operations.rejected")}
          </th>
          <th className="figure" scope="col">
            {t("operations.took")}
          </th>
          <th className={isStanding ? "after" : "after last"} scope="col">
            {t("operations.state")}
          </th>
          {isStanding && <th scope="col" aria-label={t("operations.actions_column")} />}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ source, stream, last_success_at, latest }) => {
          const known = latest === null ? null : problemOf(latest);
          const problem = known === null || said.has(known.text) ? null : known;
          const notes = (latest?.warnings ?? []).filter((note) => !said.has(note));
          const hasMore = problem !== null || notes.length > 0;
          const old = last_success_at ? age(last_success_at) : t("operations.health_never");
          return (
            <Fragment key={`${source}.${stream}`}>
              <tr className={hasMore ? "has-more" : undefined} data-stream={stream}>
                <th scope="row">
                  {nameOf(stream)}
                  <span className="line">
                    {isStanding && t("operations.line_age", { age: old })}
                    {isStanding && latest?.mode && " · "}
                    {latest?.mode &&
                      t("operations.line", {
                        read: figure(latest.rows_read),
                        landed: figure(latest.rows_landed),
                        rejected: figure(latest.rows_rejected),
                        took: took(latest.started_at, latest.finished_at),
                      })}
                  </span>
                </th>
                {isStanding && <td className="column">{old}</td>}
                <td className="column quiet">{modeOf(latest)}</td>
                <td className="column figure">{figure(latest?.rows_read)}</td>
                <td className="column figure">{figure(latest?.rows_landed)}</td>
                <td className="column figure roomy quiet">{figure(latest?.rows_unchanged)}</td>
                <td className="column figure" style={latest?.rows_rejected ? { fontWeight: 600 } : undefined}>
                  {figure(latest?.rows_rejected)}
                </td>
                <td className="column figure quiet">
                  {latest === null ? "–" : took(latest.started_at, latest.finished_at)}
                </td>
                <td className={isStanding ? "after end" : "after last end"}>
                  {latest === null ? (
                    "–"
                  ) : (
                    <State status={latest.status} text={t(`operations.state_${latest.status}`)} />
                  )}
                </td>
                {isStanding && (
                  <td className="menu">{isSourceName(source) && <ActionsMenu source={source} stream={stream} />}</td>
                )}
              </tr>
              {hasMore && (
                <tr>
                  <td className="whole" colSpan={isStanding ? 10 : 8}>
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
