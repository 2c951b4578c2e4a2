import { useTranslation } from "react-i18next";
import type { SourceState } from "../../../../shared/operations.ts";
import type { SourceMark } from "../../tile/useSources.ts";
import { useSourceText } from "../../tile/useSourceText.ts";
import { useFormats } from "../useFormats.ts";

/** How a source stands, in one sentence, and why it is not asked where it rests. */
export const useStateText = () => {
  const { t } = useTranslation();
  const { time } = useFormats();
  const text = useSourceText();
  const resting = (state: SourceState | undefined): string | null => {
    switch (state?.state) {
      case "open":
        return state.next_try_at === null
          ? t("operations.rests_open_soon", { count: state.failures })
          : t("operations.rests_open", { count: state.failures, time: time(state.next_try_at) });
      case "paused":
        return state.paused_until === null
          ? t("operations.rests_paused_soon")
          : t("operations.rests_paused", { time: time(state.paused_until) });
      case "stopped":
        return state.next_try_at === null
          ? t("operations.rests_stopped_soon")
          : t("operations.rests_stopped", { time: time(state.next_try_at) });
      default:
        return null;
    }
  };
  return {
    resting,
    health: (mark: SourceMark): string =>
      mark.health === "fresh" && mark.age !== null
        ? t("operations.fresh", { age: t(`age.${mark.age.unit}`, { count: mark.age.count }) })
        : (text.sentence(mark) ?? t("operations.health_never")),
  };
};
