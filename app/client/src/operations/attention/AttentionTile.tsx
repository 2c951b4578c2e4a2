import { styled } from "@mui/material/styles";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Freshness } from "../../../../shared/freshness.ts";
import { coarse, paint } from "../../theme/paint.ts";
import { Surface } from "../../tile/Frame.tsx";
import type { SourceMark } from "../../tile/useSources.ts";
import { useSourceText } from "../../tile/useSourceText.ts";
import { useFormats } from "../useFormats.ts";

const List = styled("ul")({
  margin: "8px 0 0",
  padding: 0,
  listStyle: "none",
  fontSize: 13.5,
  "& li": { display: "flex", gap: 10, padding: "3px 0", [coarse]: { padding: "8px 0" } },
  "& li::before": {
    content: '""',
    flex: "none",
    width: 7,
    height: 7,
    marginTop: 7,
    borderRadius: "50%",
    background: paint("series2"),
  },
  "& a": { color: paint("ink1"), textDecorationColor: paint("line"), textUnderlineOffset: 3 },
  "& a:hover": { color: paint("brand") },
  "& a:focus-visible": { outline: `2px solid ${paint("brand")}`, outlineOffset: 2, borderRadius: 4 },
});

/** What somebody should look at, each a sentence that leads to its place on the page; not there while all is well. */
export const AttentionTile = ({
  freshness,
  marks,
  absence,
}: {
  freshness: Freshness;
  marks: SourceMark[];
  /** Said where no worker is up, or the schedule's sync did not begin. */
  absence: string | null;
}) => {
  const { t } = useTranslation();
  const { whole } = useFormats();
  const text = useSourceText();
  const heading = useId();
  const { rejects, deliveries, differing } = freshness.waiting;
  const things = [
    ...(absence === null ? [] : [{ to: "", text: absence }]),
    ...marks.flatMap((mark) =>
      mark.health === "failing" || mark.health === "stale"
        ? [{ to: `source-${mark.source}`, text: text.sentence(mark) ?? "" }]
        : [],
    ),
    ...(freshness.build?.status === "failed"
      ? [{ to: "builds", text: t("operations.need_build", { count: freshness.build.failures.length }) }]
      : []),
    ...(rejects > 0
      ? [{ to: "rejects", text: t("operations.need_rejects", { count: rejects, rejects: whole(rejects) }) }]
      : []),
    ...(differing > 0 ? [{ to: "comparisons", text: t("operations.need_differing", { count: differing }) }] : []),
    ...(deliveries > 0
      ? [{ to: "inbox", text: t("operations.need_deliveries", { count: deliveries, deliveries: whole(deliveries) }) }]
      : []),
  ];
  if (things.length === 0) return null;
  return (
    <Surface aria-labelledby={heading} data-attention="">
      <h2 id={heading}>{t("operations.needs")}</h2>
      <List>
        {things.map((thing) => (
          <li key={thing.text}>
            {thing.to === "" ? <span role="status">{thing.text}</span> : <a href={`#${thing.to}`}>{thing.text}</a>}
          </li>
        ))}
      </List>
    </Surface>
  );
};
