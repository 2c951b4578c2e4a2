import { useTranslation } from "react-i18next";
import { Legend } from "../charts/Swatch.tsx";
import { paint } from "../theme/paint.ts";

/** Says what the upright marks of a ranking are. */
export const LastYearMark = () => {
  const { t } = useTranslation();
  return <Legend entries={[{ key: "before", label: t("tile.last_year"), colour: paint("ink1"), mark: "upright" }]} />;
};
