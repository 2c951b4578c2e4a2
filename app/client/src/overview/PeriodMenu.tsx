import Fade from "@mui/material/Fade";
import MenuItem from "@mui/material/MenuItem";
import MenuList from "@mui/material/MenuList";
import Popover from "@mui/material/Popover";
import { useTranslation } from "react-i18next";
import { fiscalYearName } from "../../../shared/overviewCalendar.ts";
import { periodPresets } from "../../../shared/overviewPeriod.ts";
import { useSession } from "../session/session.ts";
import { paint } from "../theme/paint.ts";
import { DaysForm } from "./DaysForm.tsx";
import type { Page } from "./usePage.ts";

const earlierYears = 4;
const paper = {
  mt: 1,
  width: 292,
  background: paint("raised"),
  border: `1px solid ${paint("line")}`,
  boxShadow: "0 12px 32px rgb(8 20 25 / 0.18)",
};

type Props = { id: string; page: Page; anchor: HTMLElement | null; choose(text: string): void; onClose(): void };

/** Presets, earlier years, and any two days. */
const PeriodMenu = ({ id, page: { period, today }, anchor, choose, onClose }: Props) => {
  const { t } = useTranslation();
  const { fiscal_year_start } = useSession();
  const last = fiscalYearName(today, fiscal_year_start) - 1;
  const years = Array.from({ length: earlierYears }, (_, i) => String(last - 1 - i));
  return (
    <Popover
      id={id}
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
      slots={{ transition: Fade }}
      slotProps={{ paper: { role: "dialog", "aria-label": t("period.label"), sx: paper } }}
    >
      <MenuList autoFocus={anchor !== null} aria-label={t("period.label")}>
        {periodPresets.map((preset) => (
          <MenuItem key={preset} selected={period.preset === preset} onClick={() => choose(preset)}>
            {t(`period.option_${preset}`)}
          </MenuItem>
        ))}
      </MenuList>
      <p style={{ margin: 0, padding: "2px 16px 2px", fontSize: 12, color: paint("ink2") }}>{t("period.earlier")}</p>
      <MenuList aria-label={t("period.earlier")} sx={{ display: "flex", p: 0, px: 2, pb: 2 }}>
        {years.map((year) => (
          <MenuItem
            key={year}
            selected={period.text === year}
            onClick={() => choose(year)}
            sx={{ flex: 1, justifyContent: "center", borderRadius: 2, px: 0 }}
          >
            {year}
          </MenuItem>
        ))}
      </MenuList>
      <DaysForm range={period.range} today={today} onChoose={choose} />
    </Popover>
  );
};

export default PeriodMenu;
