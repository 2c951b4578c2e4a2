import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Run } from "../../../../shared/operations.ts";
import { paint } from "../../theme/paint.ts";
import { Bone, Note } from "../../tile/Frame.tsx";
import { Quiet, State, Turn } from "../LogTable.tsx";
import { useTargetName } from "../orders/useOrderText.ts";
import { StreamTable } from "../sources/StreamTable.tsx";
import { useFormats } from "../useFormats.ts";
import { streamRunsQuery } from "./useRuns.ts";

const Streams = ({ runId }: { runId: number }) => {
  const { t } = useTranslation();
  const { data, isError } = useQuery(streamRunsQuery(runId));
  if (data === undefined)
    return isError ? <Note role="alert">{t("failure.network")}</Note> : <Bone style={{ height: 60 }} />;
  if (data.length === 0) return t("operations.run_none");
  return (
    <StreamTable
      caption={t("operations.run_streams", { run: runId })}
      isStanding={false}
      lines={data.map((latest) => ({ source: latest.source, stream: latest.stream, latest }))}
    />
  );
};

/** One run of the history, which opens to its streams. */
export const RunRow = ({ run }: { run: Run }) => {
  const { t } = useTranslation();
  const { whole, took, instant } = useFormats();
  const nameOf = useTargetName();
  const [isOpen, setOpen] = useState(false);
  const trigger = t(`operations.trigger_${run.trigger}`);
  const isFull = run.streams_total > 0 && run.streams_full === run.streams_total;
  const what = [
    trigger,
    ...(run.only_source === null && run.only_stream === null ? [] : [nameOf(run.only_source, run.only_stream)]),
    ...(isFull ? [t("operations.mode_full")] : []),
  ].join(", ");
  const result =
    run.status !== "running" && run.streams_failed > 0 && run.streams_failed < run.streams_total
      ? t("operations.result_failed_streams", { failed: run.streams_failed, total: run.streams_total })
      : t(`operations.state_${run.status}`);
  return (
    <>
      <tr className={isOpen ? "has-more" : undefined}>
        <th scope="row">
          <Quiet type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <Turn isOpen={isOpen} />
            {instant(run.started_at)}
          </Quiet>
          <span className="line">
            {`${what} · `}
            {t("operations.line", {
              read: whole(run.rows_read),
              landed: whole(run.rows_landed),
              rejected: whole(run.rows_rejected),
              took: took(run.started_at, run.finished_at),
            })}
          </span>
        </th>
        <td className="column quiet">{what}</td>
        <td className="column figure">{whole(run.rows_read)}</td>
        <td className="column figure">{whole(run.rows_landed)}</td>
        <td className="column figure" style={run.rows_rejected > 0 ? { fontWeight: 600 } : undefined}>
          {whole(run.rows_rejected)}
        </td>
        <td className="column figure quiet">{took(run.started_at, run.finished_at)}</td>
        <td className="after last end">
          <State status={run.status} text={result} />
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td className="whole" colSpan={7}>
            <div style={{ padding: "8px 12px", borderRadius: 8, background: paint("paper") }}>
              {run.stop_requested_by !== null && (
                <p style={{ margin: "0 0 8px", fontSize: 12.5 }}>
                  {t("operations.stopped_by", { who: run.stop_requested_by })}
                </p>
              )}
              <Streams runId={run.run_id} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
};
