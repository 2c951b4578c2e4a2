import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RejectGroups } from "../../../../shared/rejects.ts";
import { narrow, paint } from "../../theme/paint.ts";
import { Note } from "../../tile/Frame.tsx";
import { Chip } from "../Chip.tsx";
import { Quiet, Turn } from "../LogTable.tsx";
import { useTargetName } from "../orders/useOrderText.ts";
import { useFormats } from "../useFormats.ts";
import { DismissForm } from "./DismissForm.tsx";
import { RejectList } from "./RejectList.tsx";
import { useFaultText } from "./useFaultText.ts";
import { useRejectWish } from "./useRejects.ts";

const Row = styled("li")({
  padding: "11px 0",
  borderBottom: `1px solid ${paint("grid")}`,
  "&:last-of-type": { borderBottom: 0, paddingBottom: 0 },
});
const Line = styled("div")({
  display: "grid",
  gridTemplateColumns: "minmax(34px, auto) minmax(0, 1fr) auto",
  gap: 14,
  alignItems: "start",
  fontSize: 13,
  lineHeight: "20px",
  "& p": { margin: "1px 0 0", overflowWrap: "anywhere" },
  [narrow]: { gridTemplateColumns: "minmax(0, 1fr)", gap: 6 },
});
const Count = styled("div")({
  fontSize: 20,
  lineHeight: "24px",
  fontWeight: 640,
  letterSpacing: "-0.02em",
});
const Actions = styled("div")({ display: "flex", gap: 8 });
const Inside = styled("div")({
  margin: "10px 0 0 48px",
  padding: "4px 14px",
  borderRadius: 8,
  background: paint("paper"),
  [narrow]: { marginLeft: 0, padding: "4px 10px" },
});

/** Rejects that are alike as one row: how many, what is wrong, and what to do with all of them; opens to each. */
export const RejectGroupRow = ({ known, isFirst }: { known: RejectGroups["groups"][number]; isFirst: boolean }) => {
  const { t } = useTranslation();
  const { whole, age } = useFormats();
  const nameOf = useTargetName();
  const faultText = useFaultText();
  const { count, waiting, refused, newest_at, oldest_at, ...group } = known;
  const [isOpen, setOpen] = useState(isFirst && count <= 3);
  const [isDismissing, setDismissing] = useState(false);
  const { wish, is_pending, refusal } = useRejectWish();
  return (
    <Row data-reject-group="">
      <Line>
        <Count>{whole(count)}</Count>
        <div>
          <Quiet type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <Turn isOpen={isOpen} />
            {nameOf(group.source, group.stream)}
          </Quiet>
          <p lang="en">{faultText(group.field, group.reason)}</p>
          <p style={{ color: paint("ink2"), display: "flex", flexWrap: "wrap", gap: "2px 10px", alignItems: "center" }}>
            <span>
              {count === 1
                ? t("rejects.since_one", { age: age(newest_at) })
                : t("rejects.since", { newest: age(newest_at), oldest: age(oldest_at) })}
            </span>
            {waiting > 0 && <Chip look="busy" text={t("rejects.waiting_count", { number: whole(waiting) })} />}
            {refused > 0 && <Chip look="bad" text={t("rejects.refused_count", { number: whole(refused) })} />}
          </p>
        </div>
        {count > 1 && (
          <Actions>
            <Button
              variant="outlined"
              size="small"
              disabled={is_pending || waiting === count}
              onClick={() => wish({ kind: "replay", meant: group })}
            >
              {t("rejects.replay_all")}
            </Button>
            <Button
              variant="outlined"
              size="small"
              aria-expanded={isDismissing}
              onClick={() => setDismissing(!isDismissing)}
            >
              {t("rejects.dismiss_all")}
            </Button>
          </Actions>
        )}
      </Line>
      {refusal !== null && <Note role="alert">{refusal}</Note>}
      {isDismissing && <DismissForm meant={group} onClose={() => setDismissing(false)} />}
      {isOpen && (
        <Inside>
          <RejectList asked={{ group }} />
        </Inside>
      )}
    </Row>
  );
};
