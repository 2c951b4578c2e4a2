import { useTranslation } from "react-i18next";
import type { SyncOrder } from "../../../../shared/operations.ts";
import { useSourceName } from "../../tile/useSourceName.ts";
import { useStreamName } from "../../tile/useStreamName.ts";

/** What is meant, in words: everything, a source, or one stream of it. */
export const useTargetName = () => {
  const { t } = useTranslation();
  const sourceName = useSourceName();
  const streamName = useStreamName();
  return (source: string | null | undefined, stream: string | null | undefined): string => {
    if (!source) return t("operations.everything");
    return stream ? `${sourceName(source)} · ${streamName(stream)}` : sourceName(source);
  };
};

/** An order in one sentence. */
export const useOrderText = () => {
  const { t } = useTranslation();
  const nameOf = useTargetName();
  return ({ source, stream, full, reconcile }: SyncOrder): string => {
    const what = nameOf(source, stream);
    return t(full ? "operations.asked_full" : reconcile ? "operations.asked_compare" : "operations.asked", { what });
  };
};
