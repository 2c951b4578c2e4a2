import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { inbox } from "../../../../shared/inbox.ts";
import { zoneName } from "../../format/date.ts";
import { toFailure } from "../../query/failure.ts";
import { ApiError, getJson, post } from "../../session/http.ts";
import { useSession, useSignedOut } from "../../session/session.ts";
import { paint } from "../../theme/paint.ts";
import { Failed } from "../../tile/Failed.tsx";
import { Body, Bone, Note, Surface, Unit } from "../../tile/Frame.tsx";
import { useSourceName } from "../../tile/useSourceName.ts";
import { Quiet } from "../LogTable.tsx";
import { Top } from "../Top.tsx";
import { useFormats } from "../useFormats.ts";
import { operationsKey } from "../useOperations.ts";
import { DeliveryTable } from "./DeliveryTable.tsx";
import { HoursChart } from "./HoursChart.tsx";

const few = 6;
const inboxKey = [...operationsKey, "inbox"] as const;
const Halves = styled(Body)({
  display: "grid",
  gridTemplateColumns: "minmax(0, 5fr) minmax(0, 7fr)",
  gap: "8px 36px",
  "@media (max-width: 1249.95px)": { gridTemplateColumns: "minmax(0, 1fr)" },
});
const Counts = styled("ul")({
  margin: 0,
  padding: 0,
  listStyle: "none",
  fontSize: 13,
  lineHeight: "20px",
  "& span": { color: paint("ink2") },
});

/** Webhooks: how many came hour by hour, what waits or was given up, and the newest deliveries. */
export const InboxTile = () => {
  const { t } = useTranslation();
  const { whole, age, zone } = useFormats();
  const heading = useId();
  const client = useQueryClient();
  const sourceName = useSourceName();
  const { csrf_token } = useSession();
  const signedOut = useSignedOut();
  const [isWhole, setWhole] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: inboxKey,
    queryFn: ({ signal }) => getJson("/api/operations/inbox", inbox, signal),
    refetchInterval: ({ state }) => (state.data?.sources.some(({ waiting }) => waiting > 0) ? 2_000 : 30_000),
    retry: 1,
  });
  const retry = useMutation({
    mutationFn: (inbox_id: number | null) =>
      post("/api/operations/inbox/retry", inbox_id === null ? {} : { inbox_id }, csrf_token),
    onSuccess: () => client.invalidateQueries({ queryKey: inboxKey }),
    onError: (failed) => {
      if (failed instanceof ApiError && failed.status === 401) signedOut();
    },
  });
  const stuck = data?.sources.reduce((sum, { retrying, given_up }) => sum + retrying + given_up, 0) ?? 0;
  const deliveries = data?.deliveries ?? [];
  return (
    <Surface aria-labelledby={heading} data-inbox="" id="inbox">
      <Top>
        <div>
          <h2 id={heading}>{t("inbox.title")}</h2>
          <Unit>{data?.sources.length === 0 ? t("inbox.none") : t("inbox.unit", { zone: zoneName(zone) })}</Unit>
        </div>
        {stuck > 0 && (
          <Button variant="outlined" size="small" disabled={retry.isPending} onClick={() => retry.mutate(null)}>
            {t("inbox.retry_all")}
          </Button>
        )}
      </Top>
      {retry.error !== null && <Note role="alert">{retry.error.message}</Note>}
      {data === undefined ? (
        <Body>
          {error === null ? (
            <Bone style={{ height: 160 }} />
          ) : (
            <Failed tile={t("inbox.title")} failure={toFailure(error)} retry={() => void refetch()} />
          )}
        </Body>
      ) : (
        data.sources.length > 0 && (
          <Halves>
            <div>
              <HoursChart hours={data.hours} />
              <Counts>
                {data.sources.map((one) => (
                  <li key={one.source}>
                    {sourceName(one.source)}{" "}
                    <span>
                      {t("inbox.counts", {
                        landed: whole(one.landed),
                        waiting: whole(one.waiting),
                        retrying: whole(one.retrying),
                        failed: whole(one.failed),
                        age: age(one.last_received_at),
                      })}
                    </span>
                  </li>
                ))}
              </Counts>
            </div>
            <div>
              <DeliveryTable
                deliveries={isWhole ? deliveries : deliveries.slice(0, few)}
                isBusy={retry.isPending}
                onRetry={(inbox_id) => retry.mutate(inbox_id)}
              />
              {deliveries.length > few && (
                <div style={{ marginTop: 10, fontSize: 13 }}>
                  <Quiet type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
                    {t(isWhole ? "operations.show_fewer" : "operations.show_more")}
                  </Quiet>
                </div>
              )}
            </div>
          </Halves>
        )
      )}
    </Surface>
  );
};
