import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatInstant, zoneName } from "../format/date.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { ApiError, post } from "../session/http.ts";
import { useSession, useSignedOut } from "../session/session.ts";
import { narrow, paint } from "../theme/paint.ts";
import { Note } from "../tile/Frame.tsx";
import type { Next } from "./toNext.ts";

const Row = styled("header")({
  display: "flex",
  alignItems: "flex-end",
  justifyContent: "space-between",
  gap: 16,
  "& h1": { margin: 0, fontSize: 24, lineHeight: "29px", fontWeight: 640 },
  "& p": { margin: "2px 0 0", color: paint("ink2") },
  [narrow]: { alignItems: "flex-start" },
});

const Under = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  justifyContent: "space-between",
  gap: "4px 20px",
  margin: "12px 0 14px",
  fontSize: 12.5,
  color: paint("ink2"),
});

/** Title, the one action that is for every source, and when the schedule comes round. */
export const Header = ({
  next,
  isLive,
  isBusy,
  onAsked,
}: {
  next: Next | null;
  isLive: boolean;
  /** A run or a build is under way, or asked for. */
  isBusy: boolean;
  onAsked(): void;
}) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { time_zone, csrf_token } = useSession();
  const signedOut = useSignedOut();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => post("/api/sync", {}, csrf_token),
    onSuccess: onAsked,
    onError: (failed) => {
      if (failed instanceof ApiError && failed.status === 401) signedOut();
    },
  });
  const code = error === null ? null : error instanceof ApiError ? error.code : "unexpected";
  const reason = code === "worker_absent" ? t("sync.worker_absent") : code;
  const timeOf = (at: string): string => formatInstant(at, time_zone, locale).split(", ").at(-1) ?? at;
  return (
    <>
      <Row>
        <div>
          <h1>{t("operations.title")}</h1>
          <p>{t("operations.subtitle")}</p>
        </div>
        <Button variant="contained" sx={{ flex: "none" }} onClick={() => mutate()} disabled={isBusy || isPending}>
          {t("sync.now")}
        </Button>
      </Row>
      <Under>
        {next !== null && next.kind !== "overdue" && (
          <span>
            {next.kind === "soon"
              ? t("operations.next_soon")
              : t("operations.next", { time: timeOf(next.at), zone: zoneName(time_zone) })}
          </span>
        )}
        {!isLive && (
          <span role="status" style={{ color: paint("warn") }}>
            {t("fresh.live_lost")}
          </span>
        )}
      </Under>
      {next?.kind === "overdue" && (
        <Note role="status" style={{ margin: "0 0 16px" }}>
          {t("operations.overdue", { time: timeOf(next.at) })}
        </Note>
      )}
      {reason !== null && (
        <Note role="alert" style={{ margin: "0 0 16px" }}>
          {t("sync.refused", { reason })}
        </Note>
      )}
    </>
  );
};
