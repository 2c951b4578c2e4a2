import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { paint } from "../theme/paint.ts";

export const NotFoundPage = () => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <>
      <title>{`${t("not_found.page")} · Atoll`}</title>
      <h1 style={{ margin: 0, fontSize: 24, lineHeight: "29px", fontWeight: 640 }}>{t("not_found.title")}</h1>
      <p style={{ margin: "4px 0 18px", color: paint("ink2"), overflowWrap: "anywhere" }}>
        {t("not_found.text", { path: pathname })}
      </p>
      <Button component={Link} to="/" variant="outlined">
        {t("not_found.back")}
      </Button>
    </>
  );
};
