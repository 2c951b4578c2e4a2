import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { SetupStatus } from "../../../shared/setup.ts";
import { formatNumber } from "../format/number.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { setupQuery } from "../query/live.ts";
import { paint } from "../theme/paint.ts";
import { toSetUpCount } from "./toSetUpCount.ts";

const stepOf = ({ step }: SetupStatus) => (step === "ready" ? "warm" : step);

/** Before the first figures are there: how far they are, for those who cannot see the set-up page yet. */
export const SetUpLine = () => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data: setup } = useQuery(setupQuery);
  if (setup === undefined || setup.status !== "setting_up") return null;
  const count = toSetUpCount(setup);
  const text = [
    t(`set_up.step_${stepOf(setup)}`),
    ...(count === null
      ? []
      : [t("set_up.rows_of", { rows: formatNumber(count.done, locale), expected: formatNumber(count.total, locale) })]),
  ].join(" · ");
  const share = count === null ? 0 : count.done / count.total;
  return (
    <div
      style={{ width: "100%", maxWidth: 460, marginTop: 28, paddingTop: 18, borderTop: `1px solid ${paint("line")}` }}
    >
      <p style={{ margin: 0, fontWeight: 600 }}>{t("set_up.title")}</p>
      <p style={{ margin: "2px 0 10px", fontSize: 13, color: paint("ink2") }}>{text}</p>
      <div
        role="progressbar"
        aria-label={t("set_up.title")}
        aria-valuetext={text}
        {...(count === null
          ? {}
          : { "aria-valuenow": Math.round(share * 100), "aria-valuemin": 0, "aria-valuemax": 100 })}
        style={{ height: 6, borderRadius: 3, overflow: "hidden", background: paint("line") }}
      >
        <div
          style={{ width: `${share * 100}%`, height: "100%", background: paint("brand"), transition: "width 180ms" }}
        />
      </div>
    </div>
  );
};
