import { styled } from "@mui/material/styles";
import { useQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";
import { part } from "../part/part.ts";
import { setupQuery, useLive } from "../query/live.ts";
import { SetUpPage } from "../setUp/SetUpPage.tsx";
import { narrow, paint } from "../theme/paint.ts";
import { BottomBar } from "./BottomBar.tsx";
import { Rail } from "./Rail.tsx";

const Frame = styled("div")({
  display: "grid",
  gridTemplateColumns: "224px minmax(0, 1fr)",
  minHeight: "100vh",
  [narrow]: { gridTemplateColumns: "minmax(0, 1fr)" },
});
const Main = styled("main")({
  boxSizing: "border-box",
  width: "100%",
  maxWidth: 1600,
  minWidth: 0,
  padding: "21px 28px 40px",
  outline: "none",
  [narrow]: { padding: "14px 14px calc(76px + env(safe-area-inset-bottom))" },
});
const Skip = styled("a")({
  position: "fixed",
  top: 8,
  left: 8,
  zIndex: 20,
  padding: "8px 14px",
  borderRadius: 8,
  background: paint("brand"),
  color: paint("brandInk"),
  transform: "translateY(-200%)",
  "&:focus": { transform: "none" },
});

const AccountMenu = part(() => import("./AccountMenu.tsx"));

/** Around every page of those who are signed in: rail or bottom bar, the live connection, and set-up until there are figures. */
export const Shell = () => {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isMenuWanted, setMenuWanted] = useState(false);
  const openMenu = (from: HTMLElement) => {
    setAnchor(from);
    setMenuWanted(true);
  };
  const isLive = useLive();
  const { data: setup } = useQuery(setupQuery);
  return (
    <Frame>
      <Skip href="#main">{t("shell.skip")}</Skip>
      <Rail onAccount={openMenu} />
      <Main id="main" tabIndex={-1}>
        {setup === undefined ? null : setup.status === "ready" ? (
          <Outlet context={{ isLive }} />
        ) : (
          <SetUpPage setup={setup} />
        )}
      </Main>
      <BottomBar onAccount={openMenu} />
      {isMenuWanted && (
        <Suspense fallback={null}>
          <AccountMenu anchor={anchor} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </Frame>
  );
};
