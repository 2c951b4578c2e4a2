import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Operations, SourceState } from "../../../../shared/operations.ts";
import { narrow, paint } from "../../theme/paint.ts";
import { Dot } from "../../tile/Dot.tsx";
import { Body, Note, Surface, Unit } from "../../tile/Frame.tsx";
import type { SourceMark } from "../../tile/useSources.ts";
import { ActionsMenu } from "../orders/ActionsMenu.tsx";
import { useOrders } from "../orders/useOrders.ts";
import { Top } from "../Top.tsx";
import { useFormats } from "../useFormats.ts";
import { Budget } from "./Budget.tsx";
import { StreamTable } from "./StreamTable.tsx";
import { useProblem } from "./useProblem.ts";
import { useStateText } from "./useStateText.ts";

const Facts = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  gap: "10px 32px",
  marginTop: 12,
  [narrow]: { flexDirection: "column" },
});
const Actions = styled("div")({ display: "flex", flex: "none", alignItems: "center", gap: 4 });

/** One source: how it stands and what it allows, then its streams' newest readings; each can be asked for alone. */
export const SourceTile = ({
  mark,
  state,
  streams,
  isBusy,
  children,
}: {
  mark: SourceMark;
  state: SourceState | undefined;
  streams: Operations["streams"];
  isBusy: boolean;
  /** What this source alone has: its check, its upload. */
  children?: ReactNode;
}) => {
  const { t } = useTranslation();
  const { age } = useFormats();
  const text = useStateText();
  const { ask, is_pending } = useOrders();
  const problemOf = useProblem();
  const heading = useId();
  const resting = text.resting(state);
  const budget = state?.budget ?? [];
  const problems = streams.flatMap(({ latest }) => (latest && problemOf(latest)) ?? []);
  // One cause of several streams is said once.
  const common = problems.length > 1 && new Set(problems.map((one) => one.text)).size === 1 ? problems[0] : undefined;
  const warnings = state?.warnings ?? [];
  const said = new Set([
    ...warnings.map(({ message, mend }) => `${message} ${mend}`),
    ...(common ? [common.text] : []),
  ]);
  return (
    <Surface aria-labelledby={heading} data-source={mark.source} id={`source-${mark.source}`}>
      <Top>
        <div>
          <h2 id={heading}>{mark.name}</h2>
          <Unit style={mark.health === "failing" ? { color: paint("bad") } : undefined}>
            <Dot health={mark.health} />
            {text.health(mark)}
          </Unit>
        </div>
        {streams.length > 0 && (
          <Actions>
            <Button
              variant="outlined"
              size="small"
              disabled={isBusy || is_pending}
              onClick={() => ask({ source: mark.source })}
            >
              {t("operations.read_now")}
            </Button>
            <ActionsMenu source={mark.source} />
          </Actions>
        )}
      </Top>
      {resting !== null && (
        <Note role="status">
          {resting} {state?.reason && <span lang="en">{state.reason}</span>}
        </Note>
      )}
      {common !== undefined && <Note style={{ color: paint("bad") }}>{common.text}</Note>}
      {warnings.map(({ code, message, mend, since }) => (
        <Note key={code} lang="en">
          {message} {mend} <span lang="">{t("operations.since", { age: age(since) })}</span>
        </Note>
      ))}
      {budget.length > 0 && (
        <Facts>
          {budget.map((limit) => (
            <Budget key={limit.name} limit={limit} />
          ))}
        </Facts>
      )}
      {children}
      <Body style={{ marginTop: 14 }}>
        {streams.length === 0 ? (
          <p style={{ margin: 0, fontSize: 13 }}>{t("operations.source_never", { source: mark.name })}</p>
        ) : (
          <StreamTable
            caption={t("operations.streams_of", { source: mark.name })}
            isStanding
            lines={streams}
            said={said}
          />
        )}
      </Body>
    </Surface>
  );
};
