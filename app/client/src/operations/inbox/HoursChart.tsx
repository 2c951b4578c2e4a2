import { useTranslation } from "react-i18next";
import type { Inbox } from "../../../../shared/inbox.ts";
import { Legend } from "../../charts/Swatch.tsx";
import { StackedBarChart } from "../../charts/stackedBars/StackedBarChart.tsx";
import { paint } from "../../theme/paint.ts";
import { ChartBox } from "../ChartBox.tsx";
import { useFormats } from "../useFormats.ts";

const kinds = ["landed", "ignored", "waiting", "failed"] as const;
const colours = {
  landed: paint("series1"),
  ignored: paint("other"),
  waiting: paint("series4"),
  failed: paint("series2"),
};

/** Deliveries of the last day by the hour in which they came, and what became of them. */
export const HoursChart = ({ hours }: Pick<Inbox, "hours">) => {
  const { t } = useTranslation();
  const { whole, instant } = useFormats();
  const timeOf = (hour: string): string => instant(hour).split(", ")[1] ?? hour;
  const total = hours.reduce((sum, hour) => sum + kinds.reduce((all, kind) => all + hour[kind], 0), 0);
  const failed = hours.reduce((sum, hour) => sum + hour.failed, 0);
  const entries = kinds.flatMap((key) =>
    hours.some((hour) => hour[key] > 0) ? [{ key, label: t(`inbox.kind_${key}`), colour: colours[key] }] : [],
  );
  const last = hours.at(-1)?.hour;
  return (
    <ChartBox>
      {entries.length > 1 && <Legend entries={entries} />}
      <StackedBarChart
        columns={hours.map((one) => ({
          key: one.hour,
          parts: kinds.map((key) => ({ key, value: one[key] })),
          mark: null,
          is_open: one.hour === last,
        }))}
        series={kinds.map((key) => ({ key, label: t(`inbox.kind_${key}`), colour: colours[key] }))}
        min_height={92}
        summary={t("inbox.summary", { deliveries: whole(total), failed: whole(failed) })}
        keyboard_hint={t("summary.keys")}
        total_label={t("inbox.total")}
        mark_label=""
        tickText={(value) => (Number.isInteger(value) ? whole(value) : "")}
        valueText={whole}
        labelText={timeOf}
        titleText={({ key }) => (key === last ? t("inbox.hour_open", { hour: instant(key) }) : instant(key))}
      />
    </ChartBox>
  );
};
