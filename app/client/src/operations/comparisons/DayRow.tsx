import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paint } from "../../theme/paint.ts";
import { Chip } from "../Chip.tsx";
import { Quiet, Turn } from "../LogTable.tsx";
import { useTargetName } from "../orders/useOrderText.ts";
import { useFormats } from "../useFormats.ts";
import { StreamFindings } from "./StreamFindings.tsx";
import type { Day, StreamDay } from "./toDays.ts";

export const widths = ["29%", "10%", "9%", "9%", "9%", "9%", "9%", "auto"];

type Counts = Pick<StreamDay, "surplus_rows" | "missing_rows" | "stale_rows" | "repaired_rows" | "deleted_rows">;

const Result = ({ found, differing, failed }: Pick<Day, "found" | "differing" | "failed">) => {
  const { t } = useTranslation();
  if (failed > 0) return <Chip look="bad" text={t("comparisons.result_failed")} />;
  if (differing > 0) return <Chip look="warn" text={t("comparisons.result_differs")} />;
  if (found > 0) return <Chip look="good" text={t("comparisons.result_mended")} />;
  return <span style={{ color: paint("ink2") }}>{t("comparisons.result_same")}</span>;
};

const Figures = ({ counts, compared }: { counts: Counts; compared: number }) => {
  const { whole } = useFormats();
  const figures = [
    counts.surplus_rows,
    counts.missing_rows,
    counts.stale_rows,
    counts.repaired_rows,
    counts.deleted_rows,
  ];
  return (
    <>
      <td className="column figure">{whole(compared)}</td>
      {figures.map((figure, place) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand
          key={place}
          className={place === 2 ? "column figure roomy" : "column figure"}
          style={figure > 0 ? { fontWeight: 600 } : { color: paint("ink3") }}
        >
          {whole(figure)}
        </td>
      ))}
    </>
  );
};

const hasFinding = ({ surplus_rows, missing_rows, stale_rows, months, status }: StreamDay): boolean =>
  surplus_rows + missing_rows + stale_rows + months.length > 0 || status === "failed";

const sumOf = (streams: readonly StreamDay[]): Counts => {
  const sum = (of: (stream: StreamDay) => number): number => streams.reduce((total, one) => total + of(one), 0);
  return {
    surplus_rows: sum((one) => one.surplus_rows),
    missing_rows: sum((one) => one.missing_rows),
    stale_rows: sum((one) => one.stale_rows),
    repaired_rows: sum((one) => one.repaired_rows),
    deleted_rows: sum((one) => one.deleted_rows),
  };
};

const Line = ({ counts, compared }: { counts: Counts; compared: number }) => {
  const { t } = useTranslation();
  const { whole } = useFormats();
  return (
    <span className="line">
      {t("comparisons.line", {
        compared: whole(compared),
        found: whole(counts.surplus_rows + counts.missing_rows + counts.stale_rows),
        mended: whole(counts.repaired_rows + counts.deleted_rows),
      })}
    </span>
  );
};

/** One day of comparisons, which opens to its streams, and those to what was found. */
export const DayRow = ({ known, isFirst }: { known: Day; isFirst: boolean }) => {
  const { day } = useFormats();
  const nameOf = useTargetName();
  // The newest day with a finding shows what was found; the rest of it opens with the day.
  const [shown, setShown] = useState<"none" | "found" | "all">(isFirst ? "found" : "none");
  const isOpen = shown !== "none";
  const streams = shown === "all" ? known.streams : shown === "found" ? known.streams.filter(hasFinding) : [];
  const total = sumOf(known.streams);
  return (
    <>
      <tr data-day={known.day}>
        <th scope="row">
          <Quiet type="button" aria-expanded={isOpen} onClick={() => setShown(shown === "all" ? "none" : "all")}>
            <Turn isOpen={isOpen} />
            {day(known.day)}
          </Quiet>
          <Line counts={total} compared={known.compared} />
        </th>
        <Figures counts={total} compared={known.compared} />
        <td className="after last end">
          <Result {...known} />
        </td>
      </tr>
      {streams.map((stream) => {
        const found = stream.surplus_rows + stream.missing_rows + stream.stale_rows;
        const differing = stream.months.length;
        const failed = stream.status === "failed" ? 1 : 0;
        const hasMore = hasFinding(stream);
        return [
          <tr key={`${stream.source}.${stream.stream}`} className={hasMore ? "has-more" : undefined}>
            <th scope="row" style={{ paddingLeft: 16 }}>
              {nameOf(stream.source, stream.stream)}
              <Line counts={stream} compared={stream.source_rows ?? 0} />
            </th>
            <Figures counts={stream} compared={stream.source_rows ?? 0} />
            <td className="after last end">
              <Result found={found} differing={differing} failed={failed} />
            </td>
          </tr>,
          ...(hasMore
            ? [
                <tr key={`${stream.source}.${stream.stream} more`}>
                  <td className="whole" colSpan={8} style={{ paddingLeft: 16 }}>
                    <StreamFindings stream={stream} />
                  </td>
                </tr>,
              ]
            : []),
        ];
      })}
    </>
  );
};
