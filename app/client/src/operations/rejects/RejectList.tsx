import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import type { RejectGroup } from "../../../../shared/rejects.ts";
import { toFailure } from "../../query/failure.ts";
import { paint } from "../../theme/paint.ts";
import { Failed } from "../../tile/Failed.tsx";
import { Bone } from "../../tile/Frame.tsx";
import { Quiet } from "../LogTable.tsx";
import { RejectItem } from "./RejectItem.tsx";
import { useRejectList } from "./useRejects.ts";

const List = styled("ul")({ margin: 0, padding: 0, listStyle: "none", fontSize: 13, lineHeight: "20px" });

/** The records of one group, or those that are closed. */
export const RejectList = ({ asked }: { asked: { group: RejectGroup } | { state: "closed" } }) => {
  const { t } = useTranslation();
  const answer = useRejectList(asked);
  if (answer.data === undefined) {
    if (answer.error === null) return <Bone style={{ height: 60 }} />;
    return <Failed tile={t("rejects.title")} failure={toFailure(answer.error)} retry={() => void answer.refetch()} />;
  }
  const rejects = answer.data.pages.flatMap((page) => page.rejects);
  if (rejects.length === 0)
    return <p style={{ margin: 0, fontSize: 13, color: paint("ink2") }}>{t("rejects.none_closed")}</p>;
  return (
    <>
      <List>
        {rejects.map((reject) => (
          <RejectItem key={reject.reject_id} reject={reject} isAlone={"state" in asked} />
        ))}
      </List>
      {answer.hasNextPage && (
        <div style={{ marginTop: 8, fontSize: 13 }}>
          <Quiet type="button" disabled={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
            {t("operations.show_older")}
          </Quiet>
        </div>
      )}
    </>
  );
};
