import { useTranslation } from "react-i18next";
import type { TileQuery } from "../../../shared/overview.ts";
import { Ranking } from "../charts/ranking/Ranking.tsx";
import { othersKey, type RankedLine, toRanking } from "../charts/ranking/toRanking.ts";
import { formatNumber, formatPercent } from "../format/number.ts";
import { joinAnswers, useCubeQuery } from "../query/useCubeQuery.ts";
import { paint } from "../theme/paint.ts";
import { RankingBones } from "../tile/RankingBones.tsx";
import { Tile } from "../tile/Tile.tsx";
import { LastYearMark } from "./LastYearMark.tsx";
import { scaled } from "./scaled.ts";
import { toItems } from "./toItems.ts";
import type { Page } from "./usePage.ts";

type Props = {
  page: Page;
  id: string;
  title: string;
  head: string;
  dimension: string;
  query: TileQuery;
  before: TileQuery | null;
  limit: number;
  /** About how many lines there will be, for the shape while loading. */
  bones: number;
  nameOf(key: string): string;
  colourOf?(key: string): string;
};

/** Net raised by one dimension, the largest first, with last year's figure as a mark. */
export const RankingTile = ({
  page,
  id,
  title,
  head,
  dimension,
  query,
  before,
  limit,
  bones,
  nameOf,
  colourOf,
}: Props) => {
  const { t } = useTranslation();
  const { money, locale, period_name } = page;
  const now = useCubeQuery(query);
  const then = useCubeQuery(before);
  const items = toItems(
    now.rows ?? [],
    before === null || then.rows === null || then.rows.length === 0 ? null : then.rows,
    dimension,
    "fundraising.net_raised",
  );
  const { lines, total } = toRanking(items, limit);
  const { unit, by } = page.scale(Math.max(0, ...lines.map(({ value }) => value)));
  const labelText = (line: RankedLine): string =>
    line.key === othersKey
      ? t("tile.others", { count: line.folded, figure: formatNumber(line.folded, locale) })
      : nameOf(line.key);
  const titleText = (line: RankedLine): string =>
    [
      `${labelText(line)} ${money(line.value)}`,
      line.share === null ? null : formatPercent(line.share, locale),
      line.before === null ? null : `${page.before_name} ${money(line.before)}`,
    ]
      .filter((text) => text !== null)
      .join(" · ");
  const [top] = lines;
  const summary =
    top === undefined || top.share === null
      ? title
      : t("summary.ranking", {
          top: labelText(top),
          amount: money(top.value),
          share: formatPercent(top.share, locale),
          total: money(total),
        });
  return (
    <Tile
      id={id}
      title={title}
      unit={`${unit}, ${period_name}`}
      answer={joinAnswers([now, then])}
      receipt={page.receipt("fundraising.net_raised", query)}
      empty={lines.length === 0 ? t("empty.money") : null}
      skeleton={<RankingBones lines={bones} />}
      legend={lines.some(({ mark }) => mark !== null) && <LastYearMark name={page.before_name} />}
    >
      <Ranking
        lines={lines}
        caption={`${title}. ${summary}`}
        head={[head, unit]}
        labelText={labelText}
        valueText={(value) => scaled(value, by, locale)}
        titleText={titleText}
        beforeText={(value) => `${page.before_name} ${scaled(value, by, locale)}`}
        colourOf={(line) =>
          line.is_unassigned || line.key === othersKey ? paint("other") : (colourOf?.(line.key) ?? paint("series1"))
        }
      />
    </Tile>
  );
};
