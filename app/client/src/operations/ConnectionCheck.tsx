import Button from "@mui/material/Button";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { connectionChecks } from "../../../shared/connectionCheck.ts";
import { toFailure } from "../query/failure.ts";
import { serverNow } from "../session/clock.ts";
import { getJson, post } from "../session/http.ts";
import { useSession } from "../session/session.ts";
import { Failed } from "../tile/Failed.tsx";
import { Body, Bone, Head, Note, Surface, Unit } from "../tile/Frame.tsx";
import { ConnectionFindings } from "./ConnectionFindings.tsx";
import { operationsKey } from "./useOperations.ts";

/** A check that has not come back by then is told of; it may still come. */
const lateMs = 90_000;

/** Whether each source can be read, and a button that looks again. */
export const ConnectionCheck = () => {
  const { t } = useTranslation();
  const heading = useId();
  const { csrf_token } = useSession();
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: [...operationsKey, "check"],
    queryFn: ({ signal }) => getJson("/api/operations/check", connectionChecks, signal),
    refetchInterval: askedAt === null ? false : 1_000,
    retry: 1,
  });
  const order = useMutation({
    mutationFn: () => post("/api/operations/check", {}, csrf_token),
    onSuccess: () => setAskedAt(serverNow()),
  });
  const checks = data?.checks ?? [];
  const isBack =
    askedAt !== null && checks.length > 0 && checks.every(({ checked_at }) => Date.parse(checked_at) >= askedAt);
  if (isBack) setAskedAt(null);
  const isLate = askedAt !== null && serverNow() - askedAt > lateMs;
  const isChecking = order.isPending || (askedAt !== null && !isLate);
  return (
    <Surface aria-labelledby={heading} id="connections">
      <Head>
        <div style={{ flex: 1, minWidth: 200 }}>
          <h2 id={heading}>{t("connections.title")}</h2>
          <Unit>{t("connections.unit")}</Unit>
        </div>
        <Button variant="outlined" disabled={isChecking} onClick={() => order.mutate()}>
          {t(isChecking ? "connections.checking" : "connections.check")}
        </Button>
      </Head>
      <Body aria-live="polite" aria-busy={isChecking}>
        {data === undefined ? (
          error === null ? (
            <Bone style={{ height: 60 }} />
          ) : (
            <Failed tile={t("connections.title")} failure={toFailure(error)} retry={() => void refetch()} />
          )
        ) : checks.length === 0 ? (
          <Unit>{t("connections.none")}</Unit>
        ) : (
          checks.map((check) => <ConnectionFindings key={check.source} check={check} />)
        )}
        {order.error !== null && (
          <Failed tile={t("connections.title")} failure={toFailure(order.error)} retry={() => order.mutate()} />
        )}
        {isLate && <Note role="status">{t("connections.late")}</Note>}
      </Body>
    </Surface>
  );
};
