import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { Attention } from "../operations/attention/Attention.tsx";
import { narrow, paint } from "../theme/paint.ts";

const Bar = styled("nav")({
  display: "none",
  position: "fixed",
  insetInline: 0,
  bottom: 0,
  zIndex: 10,
  paddingBottom: "env(safe-area-inset-bottom)",
  background: paint("surface"),
  borderTop: `1px solid ${paint("line")}`,
  [narrow]: { display: "flex" },
  "& a, & button": {
    flex: 1,
    display: "grid",
    placeItems: "center",
    minHeight: 48,
    border: 0,
    background: "transparent",
    color: paint("ink2"),
    font: "inherit",
    fontSize: 12.5,
    textDecoration: "none",
    cursor: "pointer",
  },
  "& a.active": { color: paint("brand"), fontWeight: 600 },
  "& :focus-visible": { outline: `2px solid ${paint("brand")}`, outlineOffset: -2 },
});

/** The rail of a phone. */
export const BottomBar = ({ onAccount }: { onAccount(anchor: HTMLElement): void }) => {
  const { t } = useTranslation();
  return (
    <Bar aria-label={t("shell.navigation")}>
      <NavLink to="/" end>
        {t("shell.overview")}
      </NavLink>
      <NavLink to="/operations">
        <span style={{ display: "flex", alignItems: "center", gap: 6 }}>
          {t("operations.title")}
          <Attention />
        </span>
      </NavLink>
      <button
        type="button"
        aria-haspopup="menu"
        aria-label={t("shell.account")}
        onClick={(event) => onAccount(event.currentTarget)}
      >
        {t("shell.account_short")}
      </button>
    </Bar>
  );
};
