import { useId } from "react";
import { useTranslation } from "react-i18next";
import { toFailure } from "../../query/failure.ts";
import { Failed } from "../../tile/Failed.tsx";
import { Body, Bone, Surface, Unit } from "../../tile/Frame.tsx";
import { Top } from "../Top.tsx";
import { DropTarget } from "./DropTarget.tsx";
import { FileTable } from "./FileTable.tsx";
import { useFieldFiles } from "./useFieldFiles.ts";

/** Files of field data: a place to drop them, what became of each, and questions about columns that are not known. */
export const FieldUpload = () => {
  const { t } = useTranslation();
  const heading = useId();
  const { data, error, refetch } = useFieldFiles();
  return (
    <Surface aria-labelledby={heading} data-field-files="" id="field-files">
      <Top>
        <div>
          <h2 id={heading}>{t("field_files.title")}</h2>
          <Unit>{data?.files.length === 0 ? t("field_files.none") : t("field_files.unit")}</Unit>
        </div>
      </Top>
      <Body>
        <DropTarget />
        {data === undefined ? (
          error === null ? (
            <Bone style={{ height: 80, marginTop: 12 }} />
          ) : (
            <Failed tile={t("field_files.title")} failure={toFailure(error)} retry={() => void refetch()} />
          )
        ) : (
          data.files.length > 0 && <FileTable files={data.files} />
        )}
      </Body>
    </Surface>
  );
};
