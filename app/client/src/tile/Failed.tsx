import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import type { Failure } from "../query/failure.ts";
import { paint } from "../theme/paint.ts";

const Box = styled("div")({
  flex: 1,
  display: "flex",
  flexDirection: "column",
  alignItems: "flex-start",
  justifyContent: "center",
  gap: 10,
  fontSize: 13,
  color: paint("ink2"),
  "& p": { margin: 0 },
});

/** What failed, in a sentence that also says what still works. */
export const useFailureText = (): ((failure: Failure) => string) => {
  const { t } = useTranslation();
  return (failure) => {
    switch (failure.kind) {
      case "unknown_member":
        return t("failure.unknown_member", { member: failure.member, nearest: failure.nearest.join(", ") || "?" });
      case "server":
        return t("failure.server", { reason: failure.reason });
      case "busy":
        return t("failure.busy");
      case "network":
      case "signed_out":
        return t("failure.network");
    }
  };
};

export const Failed = ({ tile, failure, retry }: { tile: string; failure: Failure; retry(): void }) => {
  const { t } = useTranslation();
  const textOf = useFailureText();
  return (
    <Box role="alert">
      <p>
        <strong style={{ fontWeight: 600, color: paint("bad") }}>{t("failure.title", { tile })}</strong>
        <br />
        {textOf(failure)}
      </p>
      <Button variant="outlined" size="small" onClick={retry}>
        {t("failure.again")}
      </Button>
    </Box>
  );
};
