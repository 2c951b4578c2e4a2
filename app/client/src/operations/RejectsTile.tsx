import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Operations, rejects as rejectsShape } from "../../../shared/operations.ts";
import { formatNumber } from "../format/number.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { toFailure } from "../query/failure.ts";
import { getJson } from "../session/http.ts";
import { coarse, paint } from "../theme/paint.ts";
import { Failed } from "../tile/Failed.tsx";
import { Body, Bone, Surface, Unit } from "../tile/Frame.tsx";
import { useSourceName } from "../tile/useSourceName.ts";
import { RejectItem } from "./RejectItem.tsx";
import { Top } from "./Top.tsx";
import { useStreamName } from "./useStreamName.ts";

const List = styled("ul")({ margin: 0, padding: 0, listStyle: "none", fontSize: 13 });
const Select = styled("select")({
  minHeight: 32,
  maxWidth: "100%",
  padding: "0 8px",
  borderRadius: 8,
  border: `1px solid ${paint("line")}`,
  background: paint("surface"),
  color: paint("ink1"),
  font: "inherit",
  fontSize: 13,
  "&:focus-visible": { outline: `2px solid ${paint("brand")}`, outlineOffset: 2 },
  [coarse]: { minHeight: 44 },
});

/** Records that could not be read, by stream; `counts` tells when there are new ones. */
export const RejectsTile = ({ counts }: { counts: Operations["rejects"] }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const heading = useId();
  const sourceName = useSourceName();
  const streamName = useStreamName();
  const [chosen, setChosen] = useState("");
  const choice = counts.find(({ source, stream }) => `${source}.${stream}` === chosen);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const answer = useInfiniteQuery({
    queryKey: ["rejects", choice?.source, choice?.stream, counts],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }: { pageParam: number | null; signal: AbortSignal }) => {
      const asked = new URLSearchParams({
        ...(choice ? { source: choice.source, stream: choice.stream } : {}),
        ...(pageParam === null ? {} : { before: String(pageParam) }),
      });
      return getJson(`/api/operations/rejects?${asked}`, rejectsShape, signal);
    },
    getNextPageParam: (last) => last.next_before,
    enabled: total > 0,
    placeholderData: keepPreviousData,
    retry: 1,
  });
  const failure = answer.error === null ? null : toFailure(answer.error);
  return (
    <Surface aria-labelledby={heading} data-rejects="">
      <Top>
        <div>
          <h2 id={heading}>{t("operations.rejects")}</h2>
          <Unit>
            {total === 0
              ? t("operations.rejects_none")
              : `${t("operations.rejects_unit")} ${t("operations.rejects_personal")}`}
          </Unit>
        </div>
        {total > 0 && (
          <Select
            aria-label={t("operations.rejects_filter")}
            value={choice === undefined ? "" : chosen}
            onChange={({ target }) => setChosen(target.value)}
          >
            <option value="">{`${t("operations.rejects_all")} (${formatNumber(total, locale)})`}</option>
            {counts.map(({ source, stream, count }) => (
              <option key={`${source}.${stream}`} value={`${source}.${stream}`}>
                {`${sourceName(source)} · ${streamName(stream)} (${formatNumber(count, locale)})`}
              </option>
            ))}
          </Select>
        )}
      </Top>
      {total > 0 && (
        <Body>
          {answer.data === undefined ? (
            failure === null ? (
              <Bone style={{ height: 120 }} />
            ) : (
              <Failed tile={t("operations.rejects")} failure={failure} retry={() => void answer.refetch()} />
            )
          ) : (
            <List>
              {answer.data.pages.flatMap(({ rejects }) =>
                rejects.map((reject) => <RejectItem key={reject.reject_id} reject={reject} />),
              )}
            </List>
          )}
          {answer.hasNextPage && (
            <Button
              variant="outlined"
              size="small"
              sx={{ alignSelf: "flex-start", mt: 2 }}
              disabled={answer.isFetchingNextPage}
              onClick={() => void answer.fetchNextPage()}
            >
              {t("operations.rejects_older")}
            </Button>
          )}
        </Body>
      )}
    </Surface>
  );
};
