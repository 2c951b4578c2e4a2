import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import { narrow, paint } from "../theme/paint.ts";
import { Note } from "../tile/Frame.tsx";
import { Chip } from "./Chip.tsx";
import { FreshnessMarks } from "./FreshnessMarks.tsx";
import { PeriodFilter } from "./PeriodFilter.tsx";
import { SyncProgress } from "./SyncProgress.tsx";
import type { Page } from "./usePage.ts";
import type { MendedPeriod } from "./usePeriod.ts";
import { useSync } from "./useSync.ts";

const Top = styled("header")({
  display: "flex",
  alignItems: "flex-end",
  justifyContent: "space-between",
  gap: 16,
  "& h1": { margin: 0, fontSize: 24, lineHeight: "29px", fontWeight: 640 },
  "& p": { margin: "2px 0 0", color: paint("ink2") },
});
const Filters = styled("div")({
  display: "flex",
  alignItems: "center",
  gap: 8,
  minWidth: 0,
  maxWidth: "100%",
  overflowX: "auto",
  scrollbarWidth: "none",
  padding: 3,
  margin: -3,
  [narrow]: { maxWidth: "none", marginInline: -14, paddingInline: 14 },
});
const Row = styled("div")({
  display: "flex",
  alignItems: "center",
  justifyContent: "space-between",
  flexWrap: "wrap",
  gap: "10px 20px",
  margin: "14px 0 16px",
  [narrow]: { flexDirection: "column", alignItems: "stretch", flexWrap: "nowrap", gap: 10 },
});

type Props = { page: Page; mended: MendedPeriod | null; isLive: boolean; choose(text: string): void; dismiss(): void };

export const Header = ({ page, mended, isLive, choose, dismiss }: Props) => {
  const { t } = useTranslation();
  const sync = useSync();
  const reason = sync.refusal === "worker_absent" ? t("sync.worker_absent") : sync.refusal;
  return (
    <>
      <Top>
        <div>
          <h1>{t("overview.title")}</h1>
          <p>{t(page.period.preset === "this_year" ? "overview.subtitle" : "overview.subtitle_other")}</p>
        </div>
        <Button variant="contained" sx={{ flex: "none" }} onClick={sync.start} disabled={sync.is_busy}>
          {t("sync.now")}
        </Button>
      </Top>
      <Row>
        <Filters>
          <PeriodFilter page={page} choose={choose} />
          {page.compared !== null && (
            <Chip>
              <span style={{ color: paint("ink2") }}>{t("period.compared_with")}</span>
              <b>{page.compared}</b>
            </Chip>
          )}
        </Filters>
        {sync.state === null ? <FreshnessMarks isLive={isLive} /> : <SyncProgress state={sync.state} />}
      </Row>
      {reason !== null && sync.state === null && (
        <Note role="alert" style={{ margin: "0 0 16px" }}>
          {t("sync.refused", { reason })}
        </Note>
      )}
      {mended !== null && (
        <Note
          role="status"
          style={{
            margin: "0 0 16px",
            display: "flex",
            justifyContent: "space-between",
            alignItems: "center",
            gap: 12,
          }}
        >
          {t(`period.problem_${mended.problem}`, { text: mended.text })}
          <Button size="small" color="inherit" onClick={dismiss} sx={{ minHeight: 24, py: 0 }}>
            {t("period.problem_dismiss")}
          </Button>
        </Note>
      )}
    </>
  );
};
