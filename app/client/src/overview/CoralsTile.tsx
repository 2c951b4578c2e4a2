import { styled } from "@mui/material/styles";
import { Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Ranking } from "../charts/ranking/Ranking.tsx";
import { type RankedLine, toRanking } from "../charts/ranking/toRanking.ts";
import { formatNumber, formatPercent, formatShort } from "../format/number.ts";
import { part } from "../part/part.ts";
import { numberIn, textIn } from "../query/cubeClient.ts";
import { joinAnswers, useCubeQuery } from "../query/useCubeQuery.ts";
import { narrow, paint } from "../theme/paint.ts";
import { Bone } from "../tile/Frame.tsx";
import { RankingBones } from "../tile/RankingBones.tsx";
import { Tile } from "../tile/Tile.tsx";
import { LastYearMark } from "./LastYearMark.tsx";
import { toItems } from "./toItems.ts";
import { useCountryName, useSiteName } from "./useNames.ts";
import type { Page } from "./usePage.ts";

const SiteMapChart = part(() => import("../charts/siteMap/SiteMapChart.tsx"));
const mapHeight = 208;
const Two = styled("div")({
  display: "grid",
  gridTemplateColumns: "minmax(220px, 5fr) 7fr",
  gap: 20,
  flex: 1,
  alignItems: "stretch",
  "& > table": { height: "fit-content" },
  [narrow]: { gridTemplateColumns: "1fr", gap: 12 },
});

export const CoralsTile = ({ page }: { page: Page }) => {
  const { t } = useTranslation();
  const nameOf = useSiteName();
  const countryOf = useCountryName();
  const { queries, locale, period } = page;
  const now = useCubeQuery(queries.corals_by_site);
  const then = useCubeQuery(queries.corals_by_site_before);
  const before =
    queries.corals_by_site_before === null || then.rows === null || then.rows.length === 0 ? null : then.rows;
  const { lines, total } = toRanking(toItems(now.rows ?? [], before, "adoptions.site", "adoptions.corals_adopted"), 12);
  const whole = (value: number): string => formatNumber(value, locale);
  const places = useMemo(
    () =>
      (now.rows ?? []).flatMap((row) => {
        const key = textIn(row, "adoptions.site") ?? "";
        const latitude = numberIn(row, "adoptions.site_latitude");
        const longitude = numberIn(row, "adoptions.site_longitude");
        const value = numberIn(row, "adoptions.corals_adopted") ?? 0;
        const group = countryOf(textIn(row, "adoptions.site_country") ?? "");
        return latitude === null || longitude === null ? [] : [{ key, label: key, group, value, longitude, latitude }];
      }),
    [now.rows, countryOf],
  );
  const title = t("tile.corals_by_site");
  const [top] = lines;
  const summary =
    top === undefined || top.share === null
      ? ""
      : t("summary.ranking", {
          top: nameOf(top.key),
          amount: whole(top.value),
          share: formatPercent(top.share, locale),
          total: whole(total),
        });
  const titleText = (line: RankedLine): string =>
    [
      `${nameOf(line.key)} ${whole(line.value)}`,
      line.share === null ? null : formatPercent(line.share, locale),
      line.before === null ? null : `${page.before_name} ${whole(line.before)}`,
    ]
      .filter((text) => text !== null)
      .join(" · ");
  return (
    <Tile
      id="corals_by_site"
      title={title}
      unit={
        period.preset === "this_year"
          ? t("tile.corals_where_this_year")
          : `${t("tile.corals_where")}, ${page.period_name}`
      }
      answer={joinAnswers([now, then])}
      receipt={page.receipt("adoptions.corals_adopted", queries.corals_by_site, { has_currency: false })}
      empty={lines.length === 0 ? t("empty.corals") : null}
      legend={lines.some(({ mark }) => mark !== null) && <LastYearMark name={page.before_name} />}
      skeleton={
        <Two>
          <RankingBones lines={5} />
          <Bone style={{ height: mapHeight, borderRadius: 8, opacity: 0.7 }} />
        </Two>
      }
    >
      <Two>
        <Ranking
          lines={lines}
          caption={`${title}. ${summary}`}
          head={[t("tile.place"), t("unit.corals")]}
          labelText={(line) => nameOf(line.key)}
          valueText={whole}
          titleText={titleText}
          beforeText={(value) => `${page.before_name} ${whole(value)}`}
          colourOf={(line) => paint(line.is_unassigned ? "other" : "series2")}
        />
        <Suspense fallback={<div style={{ height: mapHeight }} />}>
          <SiteMapChart
            places={places}
            min_height={mapHeight}
            colour={paint("series2")}
            valueText={(value) => formatShort(value, locale)}
          />
        </Suspense>
      </Two>
    </Tile>
  );
};
