import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { InboxDelivery } from "../../../../shared/inbox.ts";
import { hidden } from "../../charts/hidden.ts";
import { paint } from "../../theme/paint.ts";
import { useSourceName } from "../../tile/useSourceName.ts";
import { useStreamName } from "../../tile/useStreamName.ts";
import { Chip, type ChipLook } from "../Chip.tsx";
import { LogTable, Quiet } from "../LogTable.tsx";
import { useFormats } from "../useFormats.ts";

const widths = ["34%", "30%", "17%", "auto"];
type Standing = "waiting" | "retrying" | "landed" | "ignored" | "refused" | "given_up";
const looks: Partial<Record<Standing, ChipLook>> = {
  waiting: "busy",
  retrying: "warn",
  refused: "bad",
  given_up: "bad",
};

const standingOf = ({ outcome, attempts }: InboxDelivery): Standing =>
  outcome ?? (attempts > 0 ? "retrying" : "waiting");

/** Deliveries with what they named and what became of them; one that could not be served says why and can be tried again. */
export const DeliveryTable = ({
  deliveries,
  isBusy,
  onRetry,
}: {
  deliveries: InboxDelivery[];
  isBusy: boolean;
  onRetry(inboxId: number): void;
}) => {
  const { t } = useTranslation();
  const { age, time, whole } = useFormats();
  const sourceName = useSourceName();
  const streamName = useStreamName();
  const recordsOf = (records: string | null): string =>
    (records ?? "–")
      .split(", ")
      .map((one) => {
        const [stream = "", id] = one.split(" ");
        return id === undefined ? one : `${streamName(stream)} ${id}`;
      })
      .join(", ");
  return (
    <LogTable widths={widths}>
      <caption style={hidden}>{t("inbox.newest")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("inbox.topic")}</th>
          <th scope="col">{t("inbox.records")}</th>
          <th scope="col">{t("inbox.came")}</th>
          <th className="last" scope="col">
            {t("inbox.outcome")}
          </th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((one) => {
          const standing = standingOf(one);
          const look = looks[standing];
          const word = t(`inbox.standing_${standing}`);
          const isStuck = standing === "retrying" || standing === "given_up";
          const hasMore = one.last_error !== null && standing !== "landed";
          return (
            <Fragment key={one.inbox_id}>
              <tr className={hasMore ? "has-more" : undefined}>
                <th scope="row">
                  <span lang="en">{one.topic}</span>
                  <span className="line">
                    {`${recordsOf(one.records)} · ${sourceName(one.source)} · ${age(one.received_at)}`}
                  </span>
                </th>
                <td className="column quiet">{recordsOf(one.records)}</td>
                <td className="column quiet">{age(one.received_at)}</td>
                <td className="last end">
                  {look === undefined ? (
                    <span style={{ color: paint("ink2") }}>{word}</span>
                  ) : (
                    <Chip look={look} text={word} />
                  )}
                </td>
              </tr>
              {hasMore && (
                <tr>
                  <td className="whole" colSpan={4}>
                    <span lang="en" style={{ color: isStuck || standing === "refused" ? paint("bad") : paint("ink2") }}>
                      {one.last_error}
                    </span>{" "}
                    {isStuck && (
                      <span style={{ color: paint("ink2") }}>
                        {t("inbox.attempts", { count: one.attempts, tries: whole(one.attempts) })}
                        {standing === "retrying" && ` ${t("inbox.next_try", { time: time(one.next_attempt_at) })}`}{" "}
                        <Quiet type="button" disabled={isBusy} onClick={() => onRetry(one.inbox_id)}>
                          {t("inbox.retry")}
                        </Quiet>
                      </span>
                    )}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </LogTable>
  );
};
