import { styled } from "@mui/material/styles";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { toFailure } from "../../query/failure.ts";
import { Failed } from "../../tile/Failed.tsx";
import { Body, Bone, Surface, Unit } from "../../tile/Frame.tsx";
import { Choice } from "../Choice.tsx";
import { Top } from "../Top.tsx";
import { useFormats } from "../useFormats.ts";
import { RejectGroupRow } from "./RejectGroupRow.tsx";
import { RejectList } from "./RejectList.tsx";
import { useRejectGroups } from "./useRejects.ts";

const List = styled("ul")({ margin: 0, padding: 0, listStyle: "none" });
type Shown = "open" | "closed";

/** Records that could not be read: alike ones as one, to be mended, landed again or set aside; and those that are dealt with. */
export const RejectsTile = () => {
  const { t } = useTranslation();
  const { whole } = useFormats();
  const heading = useId();
  const [shown, setShown] = useState<Shown>("open");
  const { data, error, refetch } = useRejectGroups();
  const total = data?.groups.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <Surface aria-labelledby={heading} data-rejects="" id="rejects">
      <Top>
        <div>
          <h2 id={heading}>{t("rejects.title")}</h2>
          <Unit>
            {data !== undefined && total === 0 && shown === "open"
              ? t("rejects.none")
              : `${t("rejects.unit")} ${t("rejects.personal")}`}
          </Unit>
        </div>
        <Choice<Shown>
          label={t("rejects.filter")}
          value={shown}
          onChoose={setShown}
          options={[
            { value: "open", text: t("rejects.open", { number: whole(total) }) },
            { value: "closed", text: t("rejects.closed") },
          ]}
        />
      </Top>
      {shown === "closed" ? (
        <Body>
          <RejectList asked={{ state: "closed" }} />
        </Body>
      ) : data === undefined ? (
        <Body>
          {error === null ? (
            <Bone style={{ height: 60 }} />
          ) : (
            <Failed tile={t("rejects.title")} failure={toFailure(error)} retry={() => void refetch()} />
          )}
        </Body>
      ) : (
        total > 0 && (
          <Body style={{ marginTop: 4 }}>
            <List>
              {data.groups.map((group, index) => (
                <RejectGroupRow
                  key={`${group.source}.${group.stream} ${group.field} ${group.reason}`}
                  known={group}
                  isFirst={index === 0}
                />
              ))}
            </List>
          </Body>
        )
      )}
    </Surface>
  );
};
