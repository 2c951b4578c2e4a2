import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { hidden } from "../charts/hidden.ts";
import { en } from "../i18n/en.ts";
import { Attention } from "../operations/attention/Attention.tsx";
import { useSession } from "../session/session.ts";
import { coarse, narrow, paint } from "../theme/paint.ts";
import { Mark } from "../tile/Mark.tsx";

const Side = styled("header")({
  position: "sticky",
  top: 0,
  boxSizing: "border-box",
  display: "flex",
  flexDirection: "column",
  height: "100vh",
  padding: "20px 12px 14px",
  background: paint("rail"),
  color: paint("railInk"),
});
const Ground = styled("div")({ background: paint("rail"), [narrow]: { display: "none" } });
const Name = styled("div")({
  display: "flex",
  alignItems: "center",
  gap: 11,
  padding: "0 10px 18px",
  fontSize: 17,
  fontWeight: 640,
  color: "#fff",
});
const Links = styled("nav")({
  display: "grid",
  gap: 2,
  "& a": {
    display: "flex",
    alignItems: "center",
    minHeight: 34,
    padding: "0 10px",
    borderRadius: 8,
    color: paint("railInk"),
    textDecoration: "none",
    [coarse]: { minHeight: 44 },
  },
  "& a:hover": { background: "rgb(255 255 255 / 0.05)" },
  "& a.active": { background: paint("railOn"), color: "#fff", fontWeight: 500 },
  "& a:focus-visible": { outline: `2px solid ${paint("series1")}` },
});
const Person = styled("button")({
  display: "flex",
  alignItems: "center",
  gap: 11,
  width: "100%",
  minHeight: 48,
  padding: "4px 10px",
  border: 0,
  borderRadius: 8,
  background: "transparent",
  color: paint("railInk"),
  font: "inherit",
  textAlign: "left",
  cursor: "pointer",
  "&:hover": { background: "rgb(255 255 255 / 0.05)" },
  "&:focus-visible": { outline: `2px solid ${paint("series1")}` },
  "& small": { display: "block", fontSize: 12, color: paint("railQuiet") },
  "& b": {
    display: "block",
    fontWeight: 400,
    maxWidth: 136,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});
const Face = styled("span")({
  display: "grid",
  placeItems: "center",
  flex: "none",
  width: 28,
  height: 28,
  borderRadius: "50%",
  background: "#27566A",
  color: "#fff",
  fontSize: 11.5,
  fontWeight: 600,
});

/** First letters of the first and last name. */
const initials = (name: string): string => {
  const words = name.split(/[\s.@_-]+/).filter((word) => word !== "");
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toLocaleUpperCase() ?? "")
    .join("");
};

export const Rail = ({ onAccount }: { onAccount(anchor: HTMLElement): void }) => {
  const { t } = useTranslation();
  const { user, sandbox } = useSession();
  const role = t(`shell.${user.role}`);
  // The first account bears its role's English name, which is no name to translate around.
  const name = user.name === en.shell[user.role] ? role : user.name;
  return (
    <Ground>
      <Side>
        <Name>
          <Mark />
          {"Atoll"}
        </Name>
        <Links aria-label={t("shell.navigation")}>
          <NavLink to="/" end>
            {t("shell.overview")}
          </NavLink>
          <NavLink to="/operations">
            <span style={{ flex: 1 }}>{t("operations.title")}</span>
            <Attention />
          </NavLink>
        </Links>
        <div style={{ flex: 1 }} />
        {sandbox && (
          <p style={{ margin: "0 10px 14px", fontSize: 12, lineHeight: 1.45, color: paint("railQuiet") }}>
            {t("shell.sandbox")}
          </p>
        )}
        <Person type="button" aria-haspopup="menu" onClick={(event) => onAccount(event.currentTarget)}>
          <Face aria-hidden>{initials(name)}</Face>
          <span>
            <span style={hidden}>{`${t("shell.account")} · `}</span>
            <b>{name}</b>
            {role !== name && <small>{role}</small>}
          </span>
        </Person>
      </Side>
    </Ground>
  );
};
