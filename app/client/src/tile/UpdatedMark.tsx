import { useTranslation } from "react-i18next";
import { hidden } from "../charts/hidden.ts";
import { paint } from "../theme/paint.ts";

/** A dot behind the title for a minute after the figures changed: it takes no line of its own, so that nothing moves. */
export const UpdatedMark = () => {
  const { t } = useTranslation();
  return (
    <span role="status" title={t("tile.updated")}>
      <span
        aria-hidden
        style={{
          display: "inline-block",
          width: 7,
          height: 7,
          marginLeft: 7,
          borderRadius: "50%",
          verticalAlign: "middle",
          background: paint("brand"),
        }}
      />
      <span style={hidden}>{` ${t("tile.updated")}`}</span>
    </span>
  );
};
