import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "../charts/DataTable.tsx";
import { Legend } from "../charts/Swatch.tsx";
import { StackedBarChart } from "../charts/stackedBars/StackedBarChart.tsx";
import type { Column } from "../charts/stackedBars/toStackedBars.ts";
import { formatDay, formatDayMonth, formatMonthShort, formatMonthYear } from "../format/date.ts";
import { formatShort } from "../format/number.ts";
import { joinAnswers, useCubeQuery } from "../query/useCubeQuery.ts";
import { paint } from "../theme/paint.ts";
import { Bone } from "../tile/Frame.tsx";
import { BarsIcon, TableIcon } from "../tile/icons.tsx";
import { Tile } from "../tile/Tile.tsx";
import { ToolButton } from "../tile/ToolButton.tsx";
import { classColour, revenueClasses } from "./revenueClass.ts";
import { toColumns } from "./toColumns.ts";
import { useClassName } from "./useNames.ts";
import type { Page } from "./usePage.ts";

const members = {
  measure: "fundraising.net_raised",
  date: "fundraising.gift_date",
  part: "fundraising.revenue_class",
} as const;
const height = 240;
const bones = [64, 40, 56, 44, 52, 70, 78, 46, 54, 50, 76];
const total = ({ parts }: Column): number => parts.reduce((sum, { value }) => sum + value, 0);

export const NetRaisedTile = ({ page }: { page: Page }) => {
  const { t } = useTranslation();
  const className = useClassName();
  const [isTable, setTable] = useState(false);
  const { queries, period, locale, money } = page;
  const bySteps = useCubeQuery(queries.by_step_and_class);
  const stepsBefore = useCubeQuery(queries.steps_before);
  const columns = useMemo(
    () => toColumns({ rows: bySteps.rows ?? [], before: stepsBefore.rows ?? [] }, members, revenueClasses, period),
    [bySteps.rows, stepsBefore.rows, period],
  );
  const present = new Set(columns.flatMap(({ parts }) => parts.map(({ key }) => key)));
  const keys = [
    ...revenueClasses.filter((key) => present.has(key)),
    ...[...present].filter((key) => !revenueClasses.some((known) => known === key)),
  ];
  const series = keys.map((key) => ({ key, label: className(key), colour: classColour(key) }));
  const hasMarks = columns.some(({ mark }) => mark !== null);
  const { granularity } = period;
  const title = t(`tile.net_raised_by_${granularity}`);
  const nameOf = (key: string): string =>
    granularity === "month"
      ? formatMonthYear(key, locale)
      : granularity === "year"
        ? key.slice(0, 4)
        : formatDay(key, locale);
  const headOf = (key: string): string => nameOf(key).charAt(0).toLocaleUpperCase(locale) + nameOf(key).slice(1);
  const labelOf = (key: string): string =>
    granularity === "month"
      ? columns.length > 14 && key.slice(5, 7) === "01"
        ? key.slice(0, 4)
        : formatMonthShort(key, locale)
      : granularity === "year"
        ? key.slice(0, 4)
        : formatDayMonth(key, locale);
  const peak = columns.reduce<Column | null>(
    (best, column) => (best === null || total(column) > total(best) ? column : best),
    null,
  );
  const whole = columns.reduce((sum, column) => sum + total(column), 0);
  const summary =
    peak === null
      ? ""
      : t("summary.steps", { total: money(whole), peak: nameOf(peak.key), amount: money(total(peak)) });
  const table = {
    caption: `${title}. ${summary}`,
    head: [
      t(`tile.${granularity}`),
      ...series.map(({ label }) => label),
      t("tile.total"),
      ...(hasMarks ? [page.before_name] : []),
    ],
    rows: columns.map((column) => ({
      key: column.key,
      cells: [
        headOf(column.key),
        ...series.map(({ key }) => money(column.parts.find((part) => part.key === key)?.value ?? 0)),
        money(total(column)),
        ...(hasMarks ? [column.mark === null ? "–" : money(column.mark)] : []),
      ],
    })),
  };
  return (
    <Tile
      id="net_raised_by_month"
      title={title}
      unit={`${page.scale(0).unit}, ${t("unit.by_gift_date")}. ${page.open_note}`}
      answer={joinAnswers([bySteps, stepsBefore])}
      receipt={page.receipt(members.measure, queries.by_step_and_class)}
      empty={present.size === 0 ? t("empty.money") : null}
      skeleton={
        <div style={{ display: "flex", alignItems: "flex-end", gap: "3%", height: height + 20, paddingLeft: 44 }}>
          {bones.map((share) => (
            <Bone key={share} style={{ flex: 1, height: `${share}%` }} />
          ))}
        </div>
      }
      tool={
        <ToolButton
          type="button"
          aria-label={t(isTable ? "tile.show_chart" : "tile.show_table")}
          aria-pressed={isTable}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? <BarsIcon /> : <TableIcon />}
        </ToolButton>
      }
      legend={
        <Legend
          entries={[
            ...series,
            ...(hasMarks
              ? [{ key: "last_year", label: page.before_name, colour: paint("ink1"), mark: "flat" as const }]
              : []),
          ]}
        />
      }
    >
      {!isTable && (
        <StackedBarChart
          columns={columns}
          series={series}
          min_height={height}
          summary={`${title}. ${summary}`}
          keyboard_hint={t("summary.keys")}
          total_label={t("tile.total")}
          mark_label={page.before_name}
          tickText={(value) => formatShort(value, locale)}
          valueText={money}
          labelText={labelOf}
          titleText={({ key, is_open }) => (is_open ? `${headOf(key)}. ${page.open_note}` : headOf(key))}
        />
      )}
      <DataTable data={table} is_seen={isTable} />
    </Tile>
  );
};
