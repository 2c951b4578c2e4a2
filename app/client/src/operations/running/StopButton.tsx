import Button from "@mui/material/Button";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { hidden } from "../../charts/hidden.ts";
import { ApiError, post } from "../../session/http.ts";
import { useSession, useSignedOut } from "../../session/session.ts";

/** Stops the run under way; what has landed stays. */
export const StopButton = ({ runId, isStopping }: { runId: number; isStopping: boolean }) => {
  const { t } = useTranslation();
  const { csrf_token } = useSession();
  const signedOut = useSignedOut();
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => post(`/api/operations/runs/${runId}/stop`, {}, csrf_token),
    onError: (failed) => {
      if (failed instanceof ApiError && failed.status === 401) signedOut();
    },
  });
  // A run that had ended a moment before needs no stopping.
  const isRefused = error !== null && !(error instanceof ApiError && error.code === "run_ended");
  const isAsked = isPending || isSuccess || isStopping;
  return (
    <>
      <Button
        variant="outlined"
        size="small"
        sx={{ flex: "none" }}
        title={t("operations.stop_hint")}
        disabled={isAsked}
        onClick={() => mutate()}
      >
        {t(isAsked ? "operations.stopping" : "operations.stop")}
      </Button>
      <span role="alert" style={hidden}>
        {isRefused && t("operations.stop_refused")}
      </span>
    </>
  );
};
