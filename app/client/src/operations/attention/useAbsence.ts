import { useTranslation } from "react-i18next";
import type { Operations } from "../../../../shared/operations.ts";
import { serverNow } from "../../session/clock.ts";
import type { Next } from "../orders/toNext.ts";
import { useFormats } from "../useFormats.ts";

/** A worker gives a sign of life each ten seconds, and the run it reads one each five. */
const silenceMs = 60_000;

/** What to say where no worker works: none is up, the one that reads went silent, or the schedule's sync did not begin. */
export const useAbsence = (data: Operations | undefined, next: Next | null): string | null => {
  const { t } = useTranslation();
  const { age, seconds, time } = useFormats();
  if (data === undefined) return null;
  const { newest_run, worker_seen_at } = data;
  const now = serverNow();
  if (newest_run?.status === "running") {
    const silence = now - Date.parse(newest_run.heartbeat_at ?? newest_run.started_at);
    return silence > silenceMs ? t("operations.silent", { age: seconds(silence / 1000) }) : null;
  }
  if (worker_seen_at === null) return t("operations.worker_none");
  if (now - Date.parse(worker_seen_at) > silenceMs) return t("operations.worker_gone", { age: age(worker_seen_at) });
  return next?.kind === "overdue" ? t("operations.overdue", { time: time(next.at) }) : null;
};
