import { styled } from "@mui/material/styles";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sources } from "../../../shared/sources.ts";
import { formatInstant } from "../format/date.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { freshnessQuery } from "../query/live.ts";
import { useSession } from "../session/session.ts";
import { paint } from "../theme/paint.ts";
import { Dot } from "../tile/Dot.tsx";
import { useSources } from "../tile/useSources.ts";
import { useSourceText } from "../tile/useSourceText.ts";

const Marks = styled("ul")({
  display: "flex",
  flexWrap: "wrap",
  gap: "2px 14px",
  margin: 0,
  padding: 0,
  listStyle: "none",
  fontSize: 12.5,
  color: paint("ink2"),
  "& li": { whiteSpace: "nowrap" },
});

/** How old the data of each source is: two small dots while all is well. */
export const FreshnessMarks = ({ isLive }: { isLive: boolean }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { time_zone } = useSession();
  const { data } = useQuery(freshnessQuery);
  // What figures can do without is mentioned when it needs attention.
  const marks = useSources().filter(({ source, health }) => !sources[source].is_optional || health !== "fresh");
  const text = useSourceText();
  const published = data?.published_at ?? null;
  return (
    <Marks
      aria-label={t("fresh.label")}
      title={
        published === null ? undefined : t("fresh.published", { when: formatInstant(published, time_zone, locale) })
      }
    >
      {marks.map((mark) => (
        <li
          key={mark.source}
          title={mark.health === "failing" ? text.problem(mark) : undefined}
          style={mark.health === "failing" ? { color: paint("bad") } : undefined}
        >
          <Dot health={mark.health} />
          {text.mark(mark)}
        </li>
      ))}
      {!isLive && (
        <li role="status" style={{ color: paint("warn") }}>
          {t("fresh.live_lost")}
        </li>
      )}
    </Marks>
  );
};
