import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import { paint } from "../theme/paint.ts";
import { useStreamName } from "../tile/useStreamName.ts";
import type { SyncState } from "./toSyncState.ts";

const Row = styled("div")({
  display: "flex",
  alignItems: "center",
  gap: 10,
  fontSize: 12.5,
  color: paint("ink2"),
  minWidth: 0,
});
const Track = styled("span")({
  width: 84,
  height: 4,
  borderRadius: 2,
  background: paint("line"),
  overflow: "hidden",
  flex: "none",
  "& span": { display: "block", height: "100%", background: paint("brand"), transition: "width 160ms" },
});

/** One line: what is being read or built, and how far. */
export const SyncProgress = ({ state }: { state: SyncState }) => {
  const { t } = useTranslation();
  const name = useStreamName();
  const text = (): string => {
    switch (state.kind) {
      case "idle":
      case "done":
        return t("sync.done");
      case "waiting":
        return t("sync.waiting");
      case "reading": {
        const [first] = state.streams;
        const progress = t("sync.streams", { done: state.done, total: state.total });
        return first === undefined
          ? progress
          : `${t("sync.reading", { stream: name(first).toLocaleLowerCase() })} · ${progress}`;
      }
      case "building":
        return state.total === 0
          ? t("sync.building_begins")
          : t("sync.building", { done: state.done, total: state.total });
      case "partial":
      case "failed":
      case "build_failed":
        return t(`sync.${state.kind}`);
    }
  };
  const share =
    state.kind === "reading" || state.kind === "building" ? (state.total === 0 ? 0 : state.done / state.total) : null;
  const isBad = state.kind === "failed" || state.kind === "build_failed" || state.kind === "partial";
  return (
    <Row role="status" style={isBad ? { color: paint("bad") } : undefined}>
      {share !== null && (
        <Track>
          <span style={{ width: `${Math.round(share * 100)}%` }} />
        </Track>
      )}
      <span>{text()}</span>
    </Row>
  );
};
