import { useTranslation } from "react-i18next";
import { Ranking } from "../charts/ranking/Ranking.tsx";
import { formatMoneyShort } from "../format/money.ts";
import { formatNumber } from "../format/number.ts";
import { numberIn } from "../query/cubeClient.ts";
import { joinAnswers, useCubeQuery } from "../query/useCubeQuery.ts";
import { paint } from "../theme/paint.ts";
import { RankingBones } from "../tile/RankingBones.tsx";
import { Tile } from "../tile/Tile.tsx";
import { scaled } from "./scaled.ts";
import { toPipelines } from "./toItems.ts";
import type { Page } from "./usePage.ts";

export const PipelineTile = ({ page }: { page: Page }) => {
  const { t } = useTranslation();
  const { queries, locale, currency, money } = page;
  const open = useCubeQuery(queries.pipeline_by_stage);
  const overdue = useCubeQuery(queries.pipeline_overdue);
  const { lines, total, weighted, deals, is_one } = toPipelines(open.rows ?? []);
  const { unit, by } = page.scale(Math.max(0, ...lines.map(({ value }) => value)));
  const late = numberIn(overdue.rows?.[0], "pipeline.open_deals") ?? 0;
  const count = (value: number): string => t("tile.deals", { count: value, figure: formatNumber(value, locale) });
  const title = t("tile.pipeline");
  const top = lines.reduce<(typeof lines)[number] | undefined>(
    (best, line) => (best === undefined || line.value > best.value ? line : best),
    undefined,
  );
  const summary =
    top === undefined
      ? ""
      : t("summary.pipeline", {
          total: money(total),
          deals: count(deals),
          stage: top.stage,
          amount: money(top.value),
        });
  return (
    <Tile
      id="pipeline_by_stage"
      title={title}
      unit={t("tile.pipeline_unit", { unit: unit.charAt(0).toLocaleLowerCase(locale) + unit.slice(1) })}
      answer={joinAnswers([open, overdue])}
      receipt={page.receipt("pipeline.pipeline_amount", queries.pipeline_by_stage, {
        lines: [{ label: t("receipt.counted"), text: count(deals) }],
      })}
      empty={lines.length === 0 ? t("empty.pipeline") : null}
      skeleton={<RankingBones lines={5} />}
    >
      <Ranking
        lines={lines}
        caption={`${title}. ${summary}`}
        head={[t("tile.stage"), unit]}
        labelText={({ stage }) => stage}
        groupOf={is_one ? undefined : ({ pipeline }) => pipeline}
        valueText={(value) => scaled(value, by, locale)}
        titleText={({ stage, value, deals }) => `${stage} ${money(value)} · ${count(deals)}`}
        beforeText={(value) => scaled(value, by, locale)}
        colourOf={() => paint("series3")}
      />
      <p style={{ margin: "10px 0 0", fontSize: 13, color: paint("ink2") }}>
        {t("tile.weighted")}{" "}
        <strong style={{ color: paint("ink1"), fontWeight: 600 }}>
          {formatMoneyShort(weighted, currency, locale)}
        </strong>
        {late > 0 && `, ${t("tile.overdue", { count: late, figure: formatNumber(late, locale) })}`}
      </p>
    </Tile>
  );
};
