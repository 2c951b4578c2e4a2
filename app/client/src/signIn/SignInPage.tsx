import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useSearchParams } from "react-router";
import { safeNext } from "../session/next.ts";
import { sessionQuery } from "../session/session.ts";
import { narrow, paint } from "../theme/paint.ts";
import { Note } from "../tile/Frame.tsx";
import { Mark } from "../tile/Mark.tsx";
import { SetUpLine } from "./SetUpLine.tsx";
import { useLink } from "./useLink.ts";

const Page = styled("main")({
  display: "grid",
  gridTemplateColumns: "minmax(300px, 5fr) 7fr",
  minHeight: "100vh",
  [narrow]: { gridTemplateColumns: "minmax(0, 1fr)", gridTemplateRows: "auto 1fr" },
});
const Sea = styled("div")({
  position: "relative",
  overflow: "hidden",
  display: "flex",
  flexDirection: "column",
  justifyContent: "space-between",
  gap: 20,
  padding: "28px 32px",
  background: paint("rail"),
  color: "#fff",
  "& p": { margin: 0, maxWidth: 300, fontSize: 22, lineHeight: 1.3, fontWeight: 500, textWrap: "balance", zIndex: 1 },
  [narrow]: { padding: "22px 20px", "& p": { fontSize: 16 } },
});
const Side = styled("div")({
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  alignContent: "center",
  [narrow]: { alignContent: "start" },
  justifyItems: "start",
  padding: "32px clamp(20px, 7vw, 104px)",
  "& h1": { margin: 0, fontSize: 24, lineHeight: "29px", fontWeight: 640 },
  "& p": { maxWidth: 460 },
});
const Command = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 12,
  maxWidth: "100%",
  boxSizing: "border-box",
  padding: "6px 6px 6px 14px",
  borderRadius: 8,
  border: `1px solid ${paint("line")}`,
  background: paint("surface"),
  "& button": { flex: "none" },
  "& code": {
    flex: "1 0 auto",
    fontSize: 13,
    fontFamily: "ui-monospace, monospace",
    overflow: "auto",
    whiteSpace: "nowrap",
  },
});

const command = "./bin/atoll sign-in-link";

/** The ring of an atoll, seen from above. */
const Rings = () => (
  <svg
    viewBox="0 0 400 400"
    aria-hidden
    style={{ position: "absolute", right: -150, bottom: -130, width: 460, opacity: 0.9 }}
  >
    {[188, 158, 128].map((radius, i) => (
      <circle
        key={radius}
        cx="200"
        cy="200"
        r={radius}
        fill="none"
        stroke="#4FB8CC"
        strokeWidth="1.2"
        opacity={0.12 + i * 0.07}
      />
    ))}
    <path
      d="M133 129a98 98 0 1 0 134 0"
      fill="none"
      stroke="#4FB8CC"
      strokeWidth="16"
      strokeLinecap="round"
      opacity="0.55"
    />
    <circle cx="200" cy="200" r="13" fill="#FF8A75" />
  </svg>
);

const SignInPage = () => {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { data: session } = useQuery(sessionQuery);
  const { state, again } = useLink();
  const [copied, setCopied] = useState(false);
  const next = safeNext(search.get("next"));
  if (session && state.kind === "none") return <Navigate to={next} replace />;
  return (
    <Page>
      <title>{`${t("sign_in.page")} · Atoll`}</title>
      <Sea>
        <span style={{ display: "flex", alignItems: "center", gap: 11, fontSize: 17, fontWeight: 640, zIndex: 1 }}>
          <Mark />
          {"Atoll"}
        </span>
        <Rings />
        <p>{t("sign_in.motto")}</p>
      </Sea>
      <Side>
        <h1>{t(state.kind === "posting" ? "sign_in.signing_in" : "sign_in.title")}</h1>
        {state.kind === "refused" && (
          <Note role="alert" style={{ margin: "14px 0 0", maxWidth: 460 }}>
            {t(`sign_in.${state.code}`)}
          </Note>
        )}
        {state.kind === "refused" && state.code === "unreachable" && (
          <Button variant="contained" onClick={again} sx={{ mt: 3 }}>
            {t("sign_in.again")}
          </Button>
        )}
        {state.kind !== "posting" && (
          <>
            <p style={{ margin: "14px 0 12px", color: paint("ink2") }}>{t("sign_in.how")}</p>
            <Command>
              <code>{command}</code>
              <Button
                size="small"
                onClick={() => void navigator.clipboard.writeText(command).then(() => setCopied(true))}
              >
                {t(copied ? "sign_in.copied" : "sign_in.copy")}
              </Button>
            </Command>
            <p style={{ margin: "12px 0 0", color: paint("ink2"), fontSize: 13 }}>{t("sign_in.how_next")}</p>
            <SetUpLine />
          </>
        )}
      </Side>
    </Page>
  );
};

export default SignInPage;
