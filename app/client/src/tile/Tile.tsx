import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { hidden } from "../charts/hidden.ts";
import type { joinAnswers } from "../query/useCubeQuery.ts";
import { paint } from "../theme/paint.ts";
import { Failed, useFailureText } from "./Failed.tsx";
import { Body, Fade, Head, Note, Surface, Unit } from "./Frame.tsx";
import { Receipt, type ReceiptFacts } from "./Receipt.tsx";
import { StaleNotes } from "./StaleNotes.tsx";
import { Tools } from "./ToolButton.tsx";
import { UpdatedMark } from "./UpdatedMark.tsx";

type Props = {
  id: string;
  title: string;
  /** Unit, basis and period, in one quiet line. */
  unit?: string | undefined;
  answer: ReturnType<typeof joinAnswers>;
  receipt: ReceiptFacts;
  /** The tile's own shape, still. */
  skeleton: ReactNode;
  /** What would be here and what to do; null where there is something. */
  empty: string | null;
  legend?: ReactNode;
  /** A further icon beside the receipt. */
  tool?: ReactNode;
  children: ReactNode;
};

/** The frame of every chart on a dashboard: title, unit, receipt, and the states loading, empty, failed, stale and updated. */
export const Tile = ({ id, title, unit, answer, receipt, skeleton, empty, legend, tool, children }: Props) => {
  const { t } = useTranslation();
  const heading = useId();
  const failureText = useFailureText();
  return (
    <Surface data-tile={id} aria-labelledby={heading} aria-busy={answer.is_loading && answer.failure === null}>
      <Head style={tool === undefined ? undefined : { marginRight: 62 }}>
        <div style={{ flex: "1 1 200px", minWidth: 0 }}>
          <h2 id={heading}>
            {title}
            {answer.is_updated && <UpdatedMark />}
          </h2>
          <Unit>{unit}</Unit>
        </div>
        {legend}
      </Head>
      <Tools>
        {tool}
        <Receipt tile={title} facts={receipt} />
      </Tools>
      <Body>
        {answer.is_loading ? (
          answer.failure === null ? (
            <>
              <span style={hidden} role="status">
                {t("tile.loading", { tile: title })}
              </span>
              {skeleton}
            </>
          ) : (
            <Failed tile={title} failure={answer.failure} retry={answer.retry} />
          )
        ) : (
          <Fade key={answer.is_updated ? "updated" : "shown"}>
            {empty === null ? (
              children
            ) : (
              <p style={{ margin: "auto 0", fontSize: 13, color: paint("ink2") }}>{empty}</p>
            )}
            {answer.failure !== null && <Note role="status">{failureText(answer.failure)}</Note>}
            <StaleNotes member={receipt.member} />
          </Fade>
        )}
      </Body>
    </Surface>
  );
};
