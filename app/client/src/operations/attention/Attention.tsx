import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { hidden } from "../../charts/hidden.ts";
import { freshnessQuery } from "../../query/live.ts";
import { toAttention } from "./toAttention.ts";

/** The small count beside the page's name in the navigation; nothing while all is well. */
export const Attention = () => {
  const { t } = useTranslation();
  const { data: count = 0 } = useQuery({ ...freshnessQuery, select: toAttention });
  if (count === 0) return null;
  return (
    <>
      <span
        aria-hidden
        style={{
          minWidth: 18,
          padding: "0 5px",
          boxSizing: "border-box",
          borderRadius: 9,
          background: "#E8604C",
          color: "#201008",
          fontSize: 11.5,
          lineHeight: "18px",
          fontWeight: 600,
          textAlign: "center",
        }}
      >
        {count}
      </span>
      <span style={hidden}>{t("operations.attention", { count })}</span>
    </>
  );
};
