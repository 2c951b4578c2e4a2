import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import { formatMonthYear } from "../../format/date.ts";
import { paint } from "../../theme/paint.ts";
import { useProblem } from "../sources/useProblem.ts";
import { useFormats } from "../useFormats.ts";
import type { StreamDay } from "./toDays.ts";

const few = 6;
const Lines = styled("ul")({
  margin: 0,
  padding: 0,
  listStyle: "none",
  fontSize: 12.5,
  lineHeight: "18px",
  color: paint("ink2"),
  "& li": { padding: "1px 0", overflowWrap: "anywhere" },
});

/** Which records differed, what failed, and which months still differ. */
export const StreamFindings = ({ stream }: { stream: StreamDay }) => {
  const { t } = useTranslation();
  const { whole, locale } = useFormats();
  const problem = useProblem()(stream);
  const ids = (known: readonly string[], rows: number): string => {
    const shown = known.slice(0, few).join(", ");
    const more = rows - Math.min(few, known.length);
    return more > 0 ? t("comparisons.ids_more", { ids: shown, more: whole(more) }) : shown;
  };
  return (
    <Lines>
      {problem !== null && <li style={{ color: paint("bad") }}>{problem.text}</li>}
      {stream.surplus_rows > 0 && (
        <li>{t("comparisons.found_surplus", { ids: ids(stream.surplus_ids, stream.surplus_rows) })}</li>
      )}
      {stream.missing_rows > 0 && (
        <li>{t("comparisons.found_missing", { ids: ids(stream.missing_ids, stream.missing_rows) })}</li>
      )}
      {stream.stale_rows > 0 && (
        <li>{t("comparisons.found_stale", { ids: ids(stream.stale_ids, stream.stale_rows) })}</li>
      )}
      {stream.rejected_rows > 0 && (
        <li>{t("comparisons.found_rejected", { count: stream.rejected_rows, rows: whole(stream.rejected_rows) })}</li>
      )}
      {stream.months.map((month) => (
        <li key={month.month} style={{ color: paint("warn") }}>
          {t("comparisons.month", {
            month: formatMonthYear(`${month.month}-01`, locale),
            source: whole(month.source_rows),
            raw: whole(month.raw_rows),
          })}
          {month.source_sum !== month.raw_sum &&
            ` ${t("comparisons.month_sum", { source: month.source_sum ?? "0", raw: month.raw_sum ?? "0" })}`}
        </li>
      ))}
    </Lines>
  );
};
