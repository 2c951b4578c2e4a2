import { useTranslation } from "react-i18next";
import type { Operations } from "../../../../shared/operations.ts";
import { Legend } from "../../charts/Swatch.tsx";
import { StackedBarChart } from "../../charts/stackedBars/StackedBarChart.tsx";
import { formatDayMonth } from "../../format/date.ts";
import { paint } from "../../theme/paint.ts";
import { ChartBox } from "../ChartBox.tsx";
import { useFormats } from "../useFormats.ts";

const outcomes = ["succeeded", "partial", "stopped", "failed"] as const;
const colours = {
  succeeded: paint("series1"),
  partial: paint("series4"),
  stopped: paint("other"),
  failed: paint("series2"),
};

/** How the runs of each of the last days ended; a day read by pointer or keys says how long they took. */
export const DaysChart = ({ days }: { days: Operations["days"] }) => {
  const { t } = useTranslation();
  const { whole, seconds, day, locale } = useFormats();
  const total = days.reduce((sum, one) => sum + one.succeeded + one.partial + one.failed + one.stopped, 0);
  const failed = days.reduce((sum, one) => sum + one.failed + one.partial, 0);
  const entries = outcomes.flatMap((key) =>
    days.some((one) => one[key] > 0) ? [{ key, label: t(`operations.state_${key}`), colour: colours[key] }] : [],
  );
  const today = days.at(-1)?.day;
  return (
    <ChartBox>
      {entries.length > 1 && <Legend entries={entries} />}
      <StackedBarChart
        columns={days.map((one) => ({
          key: one.day,
          parts: outcomes.map((key) => ({ key, value: one[key] })),
          mark: null,
          is_open: one.day === today,
        }))}
        series={outcomes.map((key) => ({ key, label: t(`operations.state_${key}`), colour: colours[key] }))}
        min_height={92}
        summary={t("operations.days_summary", { runs: whole(total), failed: whole(failed) })}
        keyboard_hint={t("summary.keys")}
        total_label={t("operations.days_total")}
        mark_label=""
        tickText={(value) => (Number.isInteger(value) ? whole(value) : "")}
        valueText={whole}
        labelText={(key) => formatDayMonth(key, locale)}
        titleText={({ key }) => {
          const median = days.find((one) => one.day === key)?.median_seconds ?? null;
          const title = key === today ? t("operations.days_open", { day: day(key) }) : day(key);
          return median === null ? title : t("operations.days_title", { day: title, time: seconds(median) });
        }}
      />
    </ChartBox>
  );
};
