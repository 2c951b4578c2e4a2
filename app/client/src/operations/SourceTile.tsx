import Button from "@mui/material/Button";
import { lazy, Suspense, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Operations } from "../../../shared/operations.ts";
import { Dot } from "../tile/Dot.tsx";
import { Body, Note, Surface, Unit } from "../tile/Frame.tsx";
import type { SourceMark } from "../tile/useSources.ts";
import { useSourceText } from "../tile/useSourceText.ts";
import { StreamTable } from "./StreamTable.tsx";
import { Top } from "./Top.tsx";

const FullReadingDialog = lazy(() => import("./FullReadingDialog.tsx"));

/** One source: how it stands, its streams' newest readings, and reading it again from its beginning. */
export const SourceTile = ({
  mark,
  streams,
  onAsked,
}: {
  mark: SourceMark;
  streams: Operations["streams"];
  onAsked(source: SourceMark["source"]): void;
}) => {
  const { t } = useTranslation();
  const text = useSourceText();
  const heading = useId();
  const [isWanted, setWanted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  return (
    <Surface aria-labelledby={heading} data-source={mark.source}>
      <Top>
        <div>
          <h2 id={heading}>{mark.name}</h2>
          <Unit>
            <Dot health={mark.health} />
            {t(`operations.health_${mark.health}`)}
            {" · "}
            {t("operations.source_unit")}
          </Unit>
        </div>
        {streams.length > 0 && (
          <Button
            variant="outlined"
            size="small"
            onClick={() => {
              setWanted(true);
              setOpen(true);
            }}
          >
            {t("operations.full")}
          </Button>
        )}
      </Top>
      <Body>
        {streams.length === 0 ? (
          <p style={{ margin: 0, fontSize: 13 }}>{t("operations.source_never", { source: mark.name })}</p>
        ) : (
          <StreamTable caption={`${mark.name}, ${t("operations.source_unit")}`} is_standing lines={streams} />
        )}
        {mark.health === "stale" && <Note role="status">{text.sentence(mark)}</Note>}
      </Body>
      {isWanted && (
        <Suspense fallback={null}>
          <FullReadingDialog
            source={mark.source}
            name={mark.name}
            isOpen={isOpen}
            onClose={() => setOpen(false)}
            onAsked={() => onAsked(mark.source)}
          />
        </Suspense>
      )}
    </Surface>
  );
};
