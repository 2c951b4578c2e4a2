import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import type { SourceState } from "../../../../shared/operations.ts";
import { operationsEn } from "../../i18n/operationsEn.ts";
import { serverNow } from "../../session/clock.ts";
import { paint } from "../../theme/paint.ts";
import { useFormats } from "../useFormats.ts";

type Limit = SourceState["budget"][number];

const Box = styled("div")({
  minWidth: 170,
  fontSize: 12.5,
  lineHeight: "18px",
  "& > div:first-of-type": { display: "flex", justifyContent: "space-between", gap: 14 },
  "& span": { color: paint("ink2") },
});
const Track = styled("div")({
  height: 4,
  margin: "3px 0 2px",
  borderRadius: 2,
  background: paint("grid"),
  overflow: "hidden",
  "& > div": { height: "100%", borderRadius: 2, background: paint("brand") },
});

/** Sooner than this nobody needs to know when it is full again. */
const soonMs = 60_000;

const isKnown = (name: string): name is keyof typeof operationsEn.budget => name in operationsEn.budget;

/** How much of one of a source's limits is left, and how it comes back. */
export const Budget = ({ limit }: { limit: Limit }) => {
  const { t } = useTranslation();
  const { whole, time } = useFormats();
  const { name, remaining, resets_at, restore_rate } = limit;
  // Its reset is past: the whole of it is there again, whatever the last answer said.
  const isReset = resets_at !== null && Date.parse(resets_at) < serverNow();
  const left = isReset ? limit.limit : remaining;
  const share = limit.limit > 0 ? Math.min(1, Math.max(0, left / limit.limit)) : 0;
  const label = isKnown(name) ? t(`operations.budget.${name}`) : name.replaceAll("_", " ");
  return (
    <Box>
      <div>
        <span>{label}</span>
        <b style={{ fontWeight: 500, whiteSpace: "nowrap" }}>
          {t("operations.budget_left", { left: whole(left), limit: whole(limit.limit) })}
        </b>
      </div>
      <Track
        role="meter"
        aria-label={label}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={t("operations.budget_left", { left: whole(left), limit: whole(limit.limit) })}
      >
        <div style={{ width: `${share * 100}%`, background: share < 0.1 ? paint("bad") : undefined }} />
      </Track>
      {restore_rate !== null ? (
        <span>{t("operations.budget_restores", { rate: whole(restore_rate) })}</span>
      ) : resets_at !== null && Date.parse(resets_at) > serverNow() + soonMs ? (
        <span>{t("operations.budget_resets", { time: time(resets_at) })}</span>
      ) : null}
    </Box>
  );
};
