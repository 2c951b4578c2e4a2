import MenuItem from "@mui/material/MenuItem";
import MenuList from "@mui/material/MenuList";
import Popover from "@mui/material/Popover";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { periodPresets } from "../../../shared/overviewPeriod.ts";
import { paint } from "../theme/paint.ts";
import { ChipButton } from "./Chip.tsx";
import { DaysForm } from "./DaysForm.tsx";
import type { Page } from "./usePage.ts";

const earlierYears = 4;

/** The period as a chip; its menu holds the presets, earlier years and any two days. */
export const PeriodFilter = ({ page, choose }: { page: Page; choose(text: string): void }) => {
  const { t } = useTranslation();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { period, days, today } = page;
  const take = (text: string) => {
    setAnchor(null);
    choose(text);
  };
  const years = Array.from({ length: earlierYears }, (_, i) => String(Number(today.slice(0, 4)) - 2 - i));
  return (
    <>
      <ChipButton
        type="button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-controls={id}
        onClick={(event) => setAnchor(event.currentTarget)}
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
      <Popover
        id={id}
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{
          paper: {
            role: "dialog",
            "aria-label": t("period.label"),
            sx: {
              mt: 1,
              width: 292,
              background: paint("raised"),
              border: `1px solid ${paint("line")}`,
              boxShadow: "0 12px 32px rgb(8 20 25 / 0.18)",
            },
          },
        }}
      >
        <MenuList autoFocus={anchor !== null} aria-label={t("period.label")}>
          {periodPresets.map((preset) => (
            <MenuItem key={preset} selected={period.preset === preset} onClick={() => take(preset)}>
              {t(`period.option_${preset}`)}
            </MenuItem>
          ))}
          <li role="none" style={{ padding: "8px 16px 2px", fontSize: 12, color: paint("ink2") }}>
            {t("period.earlier")}
          </li>
          <li role="none" style={{ display: "flex", padding: "0 8px" }}>
            {years.map((year) => (
              <MenuItem
                key={year}
                component="div"
                selected={period.text === year}
                onClick={() => take(year)}
                sx={{ flex: 1, justifyContent: "center", borderRadius: 2, px: 0 }}
              >
                {year}
              </MenuItem>
            ))}
          </li>
        </MenuList>
        <DaysForm range={period.range} today={today} onChoose={take} />
      </Popover>
    </>
  );
};
