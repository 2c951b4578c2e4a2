import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Operations, SourceState, StreamRun } from "../../../../shared/operations.ts";
import { narrow, paint } from "../../theme/paint.ts";
import { Dot } from "../../tile/Dot.tsx";
import { Body, Note, Surface, Unit } from "../../tile/Frame.tsx";
import type { SourceMark } from "../../tile/useSources.ts";
import { ActionsMenu } from "../orders/ActionsMenu.tsx";
import { useOrders } from "../orders/useOrders.ts";
import { useFormats } from "../useFormats.ts";
import { Budget } from "./Budget.tsx";
import { StreamTable } from "./StreamTable.tsx";
import { useProblem } from "./useProblem.ts";
import { useStateText } from "./useStateText.ts";

const unasked = new Set(["stopped_source", "resting", "daily_limit"]);

const Head = styled("div")({
  display: "flex",
  alignItems: "flex-start",
  gap: "10px 28px",
  "& > :first-of-type": { flex: 1, minWidth: 0 },
  [narrow]: { flexWrap: "wrap" },
});
const Limits = styled("div")({
  display: "flex",
  gap: "10px 28px",
  [narrow]: { order: 1, flex: "1 1 100%", flexDirection: "column" },
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
  const warnings = state?.warnings ?? [];
  // A source that rests says why above, once, and not again at each stream that was not asked for it.
  const isSaidAbove = (run: StreamRun): boolean =>
    resting !== null && (unasked.has(run.problem_code ?? "") || run.problem === state?.reason);
  const texts = (isAbove: boolean): string[] =>
    streams.flatMap(({ latest }) =>
      latest !== null && isSaidAbove(latest) === isAbove ? (problemOf(latest)?.text ?? []) : [],
    );
  const [common, ...others] = texts(false);
  const isCommon = common !== undefined && others.length > 0 && others.every((text) => text === common);
  const said = new Set([
    ...warnings.map(({ message, mend }) => `${message} ${mend}`),
    ...texts(true),
    ...(isCommon ? [common] : []),
  ]);
  return (
    <Surface aria-labelledby={heading} data-source={mark.source} id={`source-${mark.source}`}>
      <Head>
        <div>
          <h2 id={heading}>{mark.name}</h2>
          <Unit style={mark.health === "failing" ? { color: paint("bad") } : undefined}>
            <Dot health={mark.health} />
            {text.health(mark)}
          </Unit>
        </div>
        {budget.length > 0 && (
          <Limits>
            {budget.map((limit) => (
              <Budget key={limit.name} limit={limit} />
            ))}
          </Limits>
        )}
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
      </Head>
      {resting !== null && (
        <Note role="status">
          {resting} {state?.reason && <span lang="en">{state.reason}</span>}
        </Note>
      )}
      {isCommon && <Note style={{ color: paint("bad") }}>{common}</Note>}
      {warnings.map(({ code, message, mend, since }) => (
        <Note key={code} lang="en">
          {message} {mend} <span lang="">{t("operations.since", { age: age(since) })}</span>
        </Note>
      ))}
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
