import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import type { SetupStatus } from "../../../shared/setup.ts";
import { formatNumber } from "../format/number.ts";
import { en } from "../i18n/en.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { paint } from "../theme/paint.ts";
import { Note, Surface } from "../tile/Frame.tsx";
import { ProgressLine } from "../tile/ProgressLine.tsx";
import { useSourceName } from "../tile/useSourceName.ts";
import { useStreamName } from "../tile/useStreamName.ts";
import { Steps } from "./Steps.tsx";

const Wrap = styled("div")({
  maxWidth: 680,
  margin: "clamp(0px, 5vh, 56px) auto 0",
  "& h1": { margin: 0, fontSize: 24, lineHeight: "29px", fontWeight: 640 },
});

const problems = ["not_migrated", "worker_absent", "build_failed"] as const;

/** The first set-up as it advances; the shell puts the dashboard in its place when it is ready. */
export const SetUpPage = ({ setup }: { setup: SetupStatus }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const whole = (value: number): string => formatNumber(value, locale);
  // The largest stream of each source first, not the alphabet.
  const known = Object.keys(en.stream);
  const place = (stream: string): number => (known.includes(stream) ? known.indexOf(stream) : known.length);
  const streams = setup.streams.toSorted((a, b) => place(a.stream) - place(b.stream));
  const isFailed = setup.status === "failed";
  const sources = [...new Set(setup.streams.map(({ source }) => source))];
  const sourceName = useSourceName();
  const streamName = useStreamName();
  const code = problems.find((one) => one === setup.problem_code);
  // The server's own sentence says most; in French it is translated where we can.
  const problem =
    setup.problem === null ? null : locale === "fr" && code !== undefined ? t(`set_up.problem_${code}`) : setup.problem;
  return (
    <Wrap>
      <title>{`${t("set_up.page")} · Atoll`}</title>
      <h1>{t(isFailed ? "set_up.failed_title" : "set_up.title")}</h1>
      <p style={{ margin: "2px 0 18px", color: paint("ink2") }}>{t("set_up.subtitle")}</p>
      <Surface aria-live="polite">
        <Steps setup={setup} />
        {problem !== null && <Note role="alert">{problem}</Note>}
        {sources.map((source) => (
          <div key={source} style={{ marginTop: 20 }}>
            <h2>{sourceName(source)}</h2>
            {streams
              .filter((stream) => stream.source === source)
              .map(({ stream, status, rows, expected_rows }) => (
                <ProgressLine
                  key={stream}
                  label={streamName(stream)}
                  text={
                    status === "waiting"
                      ? t("set_up.waiting")
                      : status === "failed" || status === "stopped"
                        ? t("set_up.not_done")
                        : expected_rows === null || status === "succeeded"
                          ? whole(rows)
                          : t("set_up.rows_of", { rows: whole(rows), expected: whole(expected_rows) })
                  }
                  share={
                    status === "succeeded"
                      ? 1
                      : status === "waiting" || expected_rows === null || expected_rows === 0
                        ? status === "running"
                          ? null
                          : 0
                        : Math.min(1, rows / expected_rows)
                  }
                  is_failed={status === "failed"}
                />
              ))}
          </div>
        ))}
        {setup.build !== null && (
          <div style={{ marginTop: 14, paddingTop: 10, borderTop: `1px solid ${paint("grid")}` }}>
            <ProgressLine
              label={t("set_up.models")}
              text={
                setup.build.nodes_total === 0
                  ? t("set_up.models_begin")
                  : t("set_up.rows_of", {
                      rows: whole(setup.build.nodes_done),
                      expected: whole(setup.build.nodes_total),
                    })
              }
              share={setup.build.nodes_total === 0 ? null : setup.build.nodes_done / setup.build.nodes_total}
              is_failed={isFailed && setup.step === "build"}
            />
          </div>
        )}
      </Surface>
    </Wrap>
  );
};
