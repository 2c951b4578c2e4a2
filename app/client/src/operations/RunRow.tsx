import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Operations } from "../../../shared/operations.ts";
import { formatInstant } from "../format/date.ts";
import { formatDuration } from "../format/duration.ts";
import { formatNumber } from "../format/number.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useSession } from "../session/session.ts";
import { paint } from "../theme/paint.ts";
import { Bone, Note } from "../tile/Frame.tsx";
import { Quiet, State } from "./LogTable.tsx";
import { StreamTable } from "./StreamTable.tsx";
import { streamRunsQuery } from "./useOperations.ts";

const Streams = ({ runId }: { runId: number }) => {
  const { t } = useTranslation();
  const { data, isError } = useQuery(streamRunsQuery(runId));
  if (data === undefined)
    return isError ? <Note role="alert">{t("failure.network")}</Note> : <Bone style={{ height: 60 }} />;
  if (data.length === 0) return t("operations.run_none");
  return (
    <StreamTable
      caption={t("operations.run_streams", { run: runId })}
      is_standing={false}
      lines={data.map((latest) => ({ source: latest.source, stream: latest.stream, latest }))}
    />
  );
};

/** One run of the history, which opens to its streams. */
export const RunRow = ({ run }: { run: Operations["runs"][number] }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { time_zone } = useSession();
  const [isOpen, setOpen] = useState(false);
  const whole = (count: number): string => formatNumber(count, locale);
  const took =
    run.finished_at === null
      ? "–"
      : formatDuration((Date.parse(run.finished_at) - Date.parse(run.started_at)) / 1000, locale);
  const trigger = t(`operations.trigger_${run.trigger}`);
  const result =
    run.streams_failed > 0 && run.status !== "running"
      ? t("operations.result_failed_streams", { failed: run.streams_failed, total: run.streams_total })
      : t(`operations.state_${run.status}`);
  const mode =
    run.streams_total > 0 && run.streams_full === run.streams_total
      ? t("operations.mode_full")
      : t("operations.mode_incremental");
  return (
    <>
      <tr className={isOpen ? "has-more" : undefined}>
        <th scope="row">
          <Quiet type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <span aria-hidden style={{ width: 9, transform: isOpen ? "rotate(90deg)" : undefined }}>
              {"›"}
            </span>
            {formatInstant(run.started_at, time_zone, locale)}
          </Quiet>
          <span className="line">
            {`${trigger} · `}
            {t("operations.line", {
              read: whole(run.rows_read),
              landed: whole(run.rows_landed),
              rejected: whole(run.rows_rejected),
              took,
            })}
          </span>
        </th>
        <td className="column text">{trigger}</td>
        <td className="column text">{mode}</td>
        <td className="column">{whole(run.rows_read)}</td>
        <td className="column">{whole(run.rows_landed)}</td>
        <td className="column" style={run.rows_rejected > 0 ? { fontWeight: 600 } : undefined}>
          {whole(run.rows_rejected)}
        </td>
        <td className="column">{took}</td>
        <td>
          <State status={run.status} text={result} />
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td className="whole text" colSpan={8}>
            <div style={{ padding: "8px 12px", borderRadius: 8, background: paint("paper") }}>
              <Streams runId={run.run_id} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
};
