import { Suspense, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { part } from "../part/part.ts";
import { paint } from "../theme/paint.ts";
import { ChipButton } from "./Chip.tsx";
import type { Page } from "./usePage.ts";

const PeriodMenu = part(() => import("./PeriodMenu.tsx"));

/** The period as a chip; its menu holds the presets, earlier years and any two days. */
export const PeriodFilter = ({ page, choose }: { page: Page; choose(text: string): void }) => {
  const { t } = useTranslation();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isWanted, setWanted] = useState(false);
  const { period, days } = page;
  const take = (text: string) => {
    setAnchor(null);
    choose(text);
  };
  return (
    <>
      <ChipButton
        type="button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-controls={id}
        onClick={(event) => {
          setAnchor(event.currentTarget);
          setWanted(true);
        }}
      >
        <span className="heard">{`${t("period.label")}: `}</span>
        <b>{days ?? t("period.option_all")}</b>
        {days !== null && (
          <span style={{ color: paint("ink2") }}>
            {t(period.preset === "range" ? "period.custom" : `period.${period.preset}`)}
          </span>
        )}
        <svg
          width="9"
          height="6"
          viewBox="0 0 9 6"
          aria-hidden
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
          style={{ marginLeft: 2, color: paint("ink3") }}
        >
          <path d="m1 1 3.5 3.5L8 1" />
        </svg>
      </ChipButton>
      {isWanted && (
        <Suspense fallback={null}>
          <PeriodMenu id={id} page={page} anchor={anchor} choose={take} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
};
