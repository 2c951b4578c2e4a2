import { useTranslation } from "react-i18next";

/** What is wrong with a record: the field and the reason; a reason that is about all of it stands alone. */
export const useFaultText = () => {
  const { t } = useTranslation();
  return (field: string, reason: string): string =>
    field === "(record)" ? reason : t("rejects.fault", { field, reason });
};
