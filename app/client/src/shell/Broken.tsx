import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { paint } from "../theme/paint.ts";

/** The last resort: a defect of the page itself. */
export const Broken = () => {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <main
      role="alert"
      style={{
        display: "grid",
        placeContent: "center",
        justifyItems: "center",
        gap: 10,
        minHeight: "100vh",
        padding: 24,
        textAlign: "center",
      }}
    >
      <h1 style={{ margin: 0, fontSize: 20, fontWeight: 640 }}>{t("boot.broken")}</h1>
      <p style={{ margin: 0, color: paint("ink2") }}>{t("boot.broken_text")}</p>
      <code style={{ fontSize: 12, color: paint("ink2"), overflowWrap: "anywhere" }}>
        {error instanceof Error ? error.message : String(error)}
      </code>
      <Button variant="outlined" onClick={() => location.reload()}>
        {t("boot.reload")}
      </Button>
    </main>
  );
};
