import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Measure } from "../../../shared/members.gen.ts";
import type { TileQuery } from "../../../shared/overview.ts";
import { part } from "../part/part.ts";
import { ReceiptIcon } from "./icons.tsx";
import { ToolButton } from "./ToolButton.tsx";

/** What a figure stands on, as lines of a shop receipt. */
export type ReceiptFacts = {
  /** The measure that the tile shows. */
  member: Measure;
  period: string;
  compared: string | null;
  currency: string | null;
  /** Further lines: what was counted. */
  lines: { label: string; text: string }[];
  query: TileQuery;
};

const Slip = part(() => import("./Slip.tsx"));

/** One click, or the keyboard, from any figure to what it stands on. */
export const Receipt = ({ tile, facts }: { tile: string; facts: ReceiptFacts }) => {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isWanted, setWanted] = useState(false);
  return (
    <>
      <ToolButton
        type="button"
        aria-label={t("receipt.open", { tile })}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          setAnchor(event.currentTarget);
          setWanted(true);
        }}
      >
        <ReceiptIcon />
      </ToolButton>
      {isWanted && (
        <Suspense fallback={null}>
          <Slip tile={tile} facts={facts} anchor={anchor} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
};
