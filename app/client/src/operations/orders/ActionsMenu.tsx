import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SourceName } from "../../../../shared/sources.ts";
import { ToolButton } from "../../tile/ToolButton.tsx";
import { useOrders } from "./useOrders.ts";
import { useTargetName } from "./useOrderText.ts";

const FullReadingDialog = lazy(() => import("./FullReadingDialog.tsx"));

/** What can be asked of a source, or of one of its streams alone. */
export const ActionsMenu = ({ source, stream }: { source: SourceName; stream?: string }) => {
  const { t } = useTranslation();
  const { ask, is_pending } = useOrders();
  const nameOf = useTargetName();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [dialog, setDialog] = useState<"never" | "open" | "closed">("never");
  const target = stream === undefined ? { source } : { source, stream };
  const close = (then: () => void) => () => {
    setAnchor(null);
    then();
  };
  return (
    <>
      <ToolButton
        type="button"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={t("operations.actions", { what: nameOf(source, stream) })}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden>
          <circle cx="3.2" cy="8" r="1.3" />
          <circle cx="8" cy="8" r="1.3" />
          <circle cx="12.8" cy="8" r="1.3" />
        </svg>
      </ToolButton>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
      >
        <MenuItem disabled={is_pending} onClick={close(() => ask(target))}>
          {t("operations.read_changes")}
        </MenuItem>
        <MenuItem disabled={is_pending} onClick={close(() => ask({ ...target, reconcile: true }))}>
          {t("operations.compare")}
        </MenuItem>
        <MenuItem onClick={close(() => setDialog("open"))}>{t("operations.full_menu")}</MenuItem>
      </Menu>
      {dialog !== "never" && (
        <Suspense fallback={null}>
          <FullReadingDialog
            source={source}
            {...(stream === undefined ? {} : { stream })}
            isOpen={dialog === "open"}
            onClose={() => setDialog("closed")}
          />
        </Suspense>
      )}
    </>
  );
};
