import IconButton from "@mui/material/IconButton";
import Popover from "@mui/material/Popover";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TileQuery } from "../../../shared/overview.ts";
import { coarse, paint } from "../theme/paint.ts";
import { ReceiptIcon } from "./icons.tsx";

/** What a figure stands on, as lines of a shop receipt. */
export type ReceiptFacts = {
  /** The measure that the tile shows. */
  member: string;
  period: string;
  compared: string | null;
  currency: string | null;
  /** Further lines: what was counted. */
  lines: { label: string; text: string }[];
  sources: readonly string[];
  query: TileQuery;
};

const Slip = lazy(() => import("./Slip.tsx"));

/** One click, or the keyboard, from any figure to what it stands on. */
export const Receipt = ({ tile, facts }: { tile: string; facts: ReceiptFacts }) => {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        aria-label={t("receipt.open", { tile })}
        aria-haspopup="dialog"
        size="small"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          position: "absolute",
          top: 10,
          right: 10,
          width: 30,
          height: 30,
          borderRadius: 2,
          color: paint("ink3"),
          "&:hover": { color: paint("brand"), background: paint("brandSoft") },
          "&:focus-visible": { outline: `2px solid ${paint("brand")}` },
          [coarse]: { width: 44, height: 44, top: 4, right: 4 },
        }}
      >
        <ReceiptIcon />
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{
          paper: {
            role: "dialog",
            "aria-label": t("receipt.open", { tile }),
            sx: {
              width: 348,
              maxWidth: "calc(100vw - 32px)",
              background: paint("raised"),
              border: `1px solid ${paint("line")}`,
              borderRadius: 3,
              boxShadow: "0 16px 44px rgb(8 20 25 / 0.22)",
            },
          },
        }}
      >
        <Suspense fallback={<div style={{ height: 260 }} />}>
          <Slip tile={tile} facts={facts} />
        </Suspense>
      </Popover>
    </>
  );
};
