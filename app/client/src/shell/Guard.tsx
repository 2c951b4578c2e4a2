import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Navigate, useLocation } from "react-router";
import { signInPath } from "../session/next.ts";
import { sessionQuery } from "../session/session.ts";
import { paint } from "../theme/paint.ts";
import { Mark } from "../tile/Mark.tsx";
import { Shell } from "./Shell.tsx";

/** Lets those in who are signed in; the others go to sign-in and come back to the same address. */
export const Guard = () => {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const { data: session, failureCount } = useQuery(sessionQuery);
  if (session === null) return <Navigate to={signInPath(pathname + search)} replace />;
  if (session !== undefined) return <Shell />;
  if (failureCount === 0) return null;
  return (
    <main
      role="status"
      style={{
        display: "grid",
        placeContent: "center",
        justifyItems: "center",
        gap: 8,
        minHeight: "100vh",
        padding: 24,
        textAlign: "center",
      }}
    >
      <Mark size={40} />
      <h1 style={{ margin: "8px 0 0", fontSize: 20, fontWeight: 640 }}>{t("boot.unreachable")}</h1>
      <p style={{ margin: 0, color: paint("ink2") }}>{t("boot.unreachable_text")}</p>
    </main>
  );
};
