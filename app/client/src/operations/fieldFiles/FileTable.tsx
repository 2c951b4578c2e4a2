import { styled } from "@mui/material/styles";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldFile, FieldSheet } from "../../../../shared/fieldFiles.ts";
import { paint } from "../../theme/paint.ts";
import { useStreamName } from "../../tile/useStreamName.ts";
import { Quiet } from "../LogTable.tsx";
import { useFormats } from "../useFormats.ts";

const MappingDialog = lazy(() => import("./MappingDialog.tsx"));

const few = 6;
const List = styled("ul")({
  margin: "12px 0 0",
  padding: 0,
  listStyle: "none",
  fontSize: 13,
  lineHeight: "20px",
  "& > li": { padding: "8px 0", borderTop: `1px solid ${paint("grid")}`, overflowWrap: "anywhere" },
  "& .quiet": { color: paint("ink2") },
  "& .warn": { color: paint("warn") },
  "& ul": { margin: "2px 0 0", padding: 0, listStyle: "none" },
});

/** The newest files, each with what became of its sheets. */
export const FileTable = ({ files }: { files: readonly FieldFile[] }) => {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  return (
    <>
      <List>
        {(isWhole ? files : files.slice(0, few)).map((file) => (
          <FileRow key={file.file_id} file={file} />
        ))}
      </List>
      {files.length > few && (
        <div style={{ marginTop: 10, fontSize: 13 }}>
          <Quiet type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? "operations.show_fewer" : "operations.show_more")}
          </Quiet>
        </div>
      )}
    </>
  );
};

const FileRow = ({ file }: { file: FieldFile }) => {
  const { t } = useTranslation();
  const { age } = useFormats();
  return (
    <li>
      <span>{file.name}</span>{" "}
      <span className="quiet">
        {t(file.origin === "folder" ? "field_files.came_folder" : "field_files.came_upload", {
          age: age(file.received_at),
        })}
        {!file.is_opened && file.problem === null && ` · ${t("field_files.standing_unopened")}`}
      </span>
      {file.problem !== null && <div className="warn">{`${t("field_files.standing_refused")} · ${file.problem}`}</div>}
      <ul>
        {file.sheets.map((sheet) => (
          <SheetRow key={sheet.sheet_no} file={file} sheet={sheet} />
        ))}
      </ul>
      {file.rejected > 0 && (
        <a href="#rejects" className="warn">
          {t("field_files.rejected", { count: file.rejected })}
        </a>
      )}
    </li>
  );
};

const SheetRow = ({ file, sheet }: { file: FieldFile; sheet: FieldSheet }) => {
  const { t } = useTranslation();
  const streamName = useStreamName();
  const [isWanted, setWanted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const isAsked = sheet.status === "needs_mapping";
  const names = [sheet.sheet, sheet.stream === null || sheet.status === "empty" ? "" : streamName(sheet.stream)];
  return (
    <li className={isAsked ? "warn" : "quiet"}>
      {[...names, t(`field_files.standing_${sheet.status}`)].filter(Boolean).join(" · ")}
      {isAsked && (
        <>
          {" · "}
          <Quiet
            type="button"
            onClick={() => {
              setWanted(true);
              setOpen(true);
            }}
          >
            {t("field_files.ask")}
          </Quiet>
        </>
      )}
      {isWanted && (
        <Suspense fallback={null}>
          <MappingDialog file={file} sheet={sheet} isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </li>
  );
};
