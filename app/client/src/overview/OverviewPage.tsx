import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import { useOutletContext } from "react-router";
import { CoralsTile } from "./CoralsTile.tsx";
import { Header } from "./Header.tsx";
import { KeyFigures } from "./KeyFigures.tsx";
import { NetRaisedTile } from "./NetRaisedTile.tsx";
import { PipelineTile } from "./PipelineTile.tsx";
import { RankingTile } from "./RankingTile.tsx";
import { classColour } from "./revenueClass.ts";
import { useChannelName, useClassName, useCountryName } from "./useNames.ts";
import { usePage } from "./usePage.ts";
import { usePeriod } from "./usePeriod.ts";

const Grid = styled("div")({
  display: "grid",
  gridTemplateColumns: "repeat(12, minmax(0, 1fr))",
  gap: 16,
  // Where a row has room left, a later tile that fits moves up into it.
  gridAutoFlow: "dense",
  "& > *": { gridColumn: "span 3" },
  "& > .wide": { gridColumn: "span 8" },
  "& > .slim": { gridColumn: "span 4" },
  "& > .most": { gridColumn: "span 7" },
  "& > .rest": { gridColumn: "span 5" },
  "@media (max-width: 1199.95px)": {
    "& > *, & > .slim, & > .rest": { gridColumn: "span 6" },
    "& > .wide, & > .most": { gridColumn: "span 12" },
    "& > .half": { gridColumn: "span 6" },
  },
  "@media (max-width: 899.95px)": { gap: 12, "& > .slim, & > .rest, & > .half": { gridColumn: "span 12" } },
});
const Cell = styled("div")({ display: "grid", minWidth: 0 });

const OverviewPage = () => {
  const { t } = useTranslation();
  const { isLive } = useOutletContext<{ isLive: boolean }>();
  const { period, mended, choose, dismiss } = usePeriod();
  const page = usePage(period);
  const className = useClassName();
  const channelName = useChannelName();
  const countryName = useCountryName();
  const { queries } = page;
  return (
    <>
      <title>{`${t("overview.title")} · Atoll`}</title>
      <Header page={page} mended={mended} isLive={isLive} choose={choose} dismiss={dismiss} />
      <Grid>
        <KeyFigures page={page} />
        <Cell className="wide">
          <NetRaisedTile page={page} />
        </Cell>
        <Cell className="slim">
          <RankingTile
            page={page}
            id="by_channel"
            title={t("tile.by_channel")}
            head={t("tile.channel")}
            dimension="fundraising.channel"
            query={queries.by_channel}
            before={queries.by_channel_before}
            limit={11}
            bones={11}
            nameOf={channelName}
          />
        </Cell>
        <Cell className="most">
          <CoralsTile page={page} />
        </Cell>
        <Cell className="rest">
          <RankingTile
            page={page}
            id="by_class"
            title={t("tile.by_class")}
            head={t("tile.given_as")}
            dimension="fundraising.revenue_class"
            query={queries.by_class}
            before={queries.by_class_before}
            limit={7}
            bones={4}
            nameOf={className}
            colourOf={classColour}
          />
        </Cell>
        <Cell className="rest">
          <RankingTile
            page={page}
            id="by_country"
            title={t("tile.by_country")}
            head={t("tile.country")}
            dimension="fundraising.country"
            query={queries.by_country}
            before={queries.by_country_before}
            limit={7}
            bones={8}
            nameOf={countryName}
          />
        </Cell>
        <Cell className="most half">
          <PipelineTile page={page} />
        </Cell>
      </Grid>
    </>
  );
};

export default OverviewPage;
