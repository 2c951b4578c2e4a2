import { styled } from "@mui/material/styles";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { hidden } from "../charts/hidden.ts";
import { SparklineArea } from "../charts/sparkline/SparklineArea.tsx";
import type { Delta } from "../format/delta.ts";
import { formatPercent } from "../format/number.ts";
import { useLocale } from "../i18n/useLocale.ts";
import type { joinAnswers } from "../query/useCubeQuery.ts";
import { narrow, paint } from "../theme/paint.ts";
import { Failed, useFailureText } from "../tile/Failed.tsx";
import { Bone, Fade, Note, Surface } from "../tile/Frame.tsx";
import { Receipt, type ReceiptFacts } from "../tile/Receipt.tsx";
import { StaleNotes } from "../tile/StaleNotes.tsx";
import { Tools } from "../tile/ToolButton.tsx";
import { UpdatedMark } from "../tile/UpdatedMark.tsx";

const Card = styled(Surface)({
  paddingBottom: 0,
  overflow: "hidden",
  minHeight: 160,
  [narrow]: { padding: "14px 14px 0", minHeight: 150 },
});
const Figure = styled("p")({
  margin: "7px 0 0",
  fontSize: 32,
  lineHeight: "38px",
  fontWeight: 640,
  letterSpacing: "-0.025em",
  whiteSpace: "nowrap",
  "& small": { fontSize: 18, fontWeight: 500, color: paint("ink2"), letterSpacing: 0, marginLeft: 4, lineHeight: 1 },
  [narrow]: { fontSize: 27, lineHeight: "34px", "& small": { fontSize: 16 } },
});
const Line = styled("p")({
  margin: "3px 0 0",
  fontSize: 12.5,
  lineHeight: "18px",
  color: paint("ink2"),
  "& > span": { marginRight: 8 },
});
const Trend = styled("div")({
  flex: 1,
  minHeight: 44,
  maxHeight: 56,
  margin: "10px -18px 0",
  [narrow]: { marginInline: -14 },
  marginTop: "auto",
  paddingTop: 8,
});

type Props = {
  id: string;
  title: string;
  answer: ReturnType<typeof joinAnswers>;
  receipt: ReceiptFacts;
  figure: string;
  unit: string | null;
  delta: Delta | null;
  baseText(base: number): string;
  aside?: ReactNode;
  trend: { values: number[]; is_last_open: boolean; colour: string };
};

/** How it moved: a sign, a word and the base it is measured from. */
const DeltaLine = ({ delta, baseText }: { delta: Delta; baseText(base: number): string }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const base = baseText(delta.base);
  if (delta.direction === "same") return <span>{t("delta.same_as", { base })}</span>;
  const colour = paint(delta.direction === "up" ? "good" : "bad");
  return (
    <span style={{ display: "inline-block" }}>
      <span style={{ color: colour, fontWeight: 600, whiteSpace: "nowrap" }}>
        <svg width="9" height="8" viewBox="0 0 9 8" aria-hidden style={{ marginRight: 4 }}>
          <path d={delta.direction === "up" ? "M4.5 0 9 8H0z" : "M4.5 8 0 0h9z"} fill="currentColor" />
        </svg>
        <span style={hidden}>{`${t(`delta.${delta.direction}`)} `}</span>
        {delta.share === null ? "" : formatPercent(Math.abs(delta.share), locale)}
      </span>{" "}
      {delta.share === null ? t("delta.more_than_none") : t("delta.was", { base })}
    </span>
  );
};

/** A figure with its change and its trend; the figure's receipt is one click away. */
export const KeyFigure = ({ id, title, answer, receipt, figure, unit, delta, baseText, aside, trend }: Props) => {
  const { t } = useTranslation();
  const heading = useId();
  const failureText = useFailureText();
  return (
    <Card data-tile={id} aria-labelledby={heading} aria-busy={answer.is_loading && answer.failure === null}>
      <h2 id={heading} style={{ paddingRight: 26 }}>
        {title}
        {answer.is_updated && !answer.is_loading && <UpdatedMark />}
      </h2>
      <Tools>
        <Receipt tile={title} facts={receipt} />
      </Tools>
      {answer.is_loading && answer.failure !== null && (
        <div style={{ padding: "10px 0 16px" }}>
          <Failed tile={title} failure={answer.failure} retry={answer.retry} />
        </div>
      )}
      {answer.is_loading && answer.failure === null && (
        <>
          <span role="status" style={hidden}>
            {t("tile.loading", { tile: title })}
          </span>
          <Bone style={{ width: "62%", height: 26, margin: "13px 0 6px" }} />
          <Bone style={{ width: "44%", height: 12, margin: "6px 0" }} />
          <Trend>
            <Bone style={{ height: "100%", borderRadius: 0, opacity: 0.6 }} />
          </Trend>
        </>
      )}
      {!answer.is_loading && (
        <Fade key={figure}>
          <Figure>
            {figure}
            {unit !== null && <small>{unit}</small>}
          </Figure>
          <Line>
            {delta !== null && <DeltaLine delta={delta} baseText={baseText} />}
            {aside}
          </Line>
          <div>
            {answer.failure !== null && <Note>{failureText(answer.failure)}</Note>}
            <StaleNotes member={receipt.member} is_short />
          </div>
          <Trend>
            <SparklineArea {...trend} />
          </Trend>
        </Fade>
      )}
    </Card>
  );
};
