import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import { styled } from "@mui/material/styles";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type FieldFile,
  type FieldName,
  type FieldSheet,
  type FieldStream,
  fieldStream,
} from "../../../../shared/fieldFiles.ts";
import { paint } from "../../theme/paint.ts";
import { Note } from "../../tile/Frame.tsx";
import { useStreamName } from "../../tile/useStreamName.ts";
import { Choice } from "../Choice.tsx";
import { toChoices, toFaults, toMapping } from "./toMapping.ts";
import { useLayoutWish } from "./useFieldFiles.ts";

const Table = styled("table")({
  width: "100%",
  marginTop: 12,
  borderCollapse: "collapse",
  fontSize: 13,
  "& th, & td": { padding: "5px 10px 5px 0", textAlign: "left", fontWeight: 400, overflowWrap: "anywhere" },
  "& thead th": { color: paint("ink2"), fontWeight: 500, borderBottom: `1px solid ${paint("line")}` },
});

/** Asks what the columns of a sheet mean: those that are known are filled in, for others the nearest fields come first. */
const MappingDialog = ({
  file,
  sheet,
  isOpen,
  onClose,
}: {
  file: FieldFile;
  sheet: FieldSheet;
  isOpen: boolean;
  onClose(): void;
}) => {
  const { t } = useTranslation();
  const streamName = useStreamName();
  const heading = useId();
  const [stream, setStream] = useState<FieldStream>(sheet.stream ?? "reef_surveys");
  const [mapping, setMapping] = useState(() => toMapping(stream, sheet.columns));
  const { mutate, isPending, error } = useLayoutWish(file.file_id, sheet.sheet_no);
  // A header that stands twice is asked about once; the first such column is read.
  const columns = sheet.columns.filter(({ header }, at, all) => all.findIndex((one) => one.header === header) === at);
  const { missing, twice } = toFaults(stream, mapping);
  const names = (fields: readonly FieldName[]): string =>
    fields.map((field) => t(`field_files.field.${field}`)).join(", ");
  return (
    <Dialog
      open={isOpen}
      onClose={onClose}
      aria-labelledby={heading}
      slotProps={{
        paper: { sx: { m: 2, p: "20px 22px", maxWidth: 560, background: paint("raised"), borderRadius: "12px" } },
      }}
    >
      <h2 id={heading} style={{ margin: 0, fontSize: 17, lineHeight: "24px", fontWeight: 640 }}>
        {t("field_files.ask_title")}
      </h2>
      <p style={{ margin: "6px 0 12px", fontSize: 13, color: paint("ink2") }}>
        {[file.name, sheet.sheet].filter(Boolean).join(" · ")}
        <br />
        {t("field_files.ask_why")}
      </p>
      <Choice<FieldStream>
        label={t("field_files.kind")}
        value={stream}
        onChoose={(chosen) => {
          setStream(chosen);
          setMapping(toMapping(chosen, sheet.columns));
        }}
        options={fieldStream.options.map((value) => ({ value, text: streamName(value) }))}
      />
      <Table>
        <thead>
          <tr>
            <th scope="col">{t("field_files.column")}</th>
            <th scope="col">{t("field_files.meaning")}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ header, nearest }) => {
            const shown = header === "" ? t("field_files.no_header") : header;
            return (
              <tr key={header}>
                <th scope="row">{shown}</th>
                <td>
                  <Choice<FieldName | "">
                    label={t("field_files.meaning_of", { header: shown })}
                    value={mapping[header] ?? ""}
                    onChoose={(field) => setMapping({ ...mapping, [header]: field === "" ? null : field })}
                    options={[
                      { value: "", text: t("field_files.nothing") },
                      ...toChoices(stream, nearest).map(({ field, isNear }) => {
                        const name = t(`field_files.field.${field}`);
                        return { value: field, text: isNear ? t("field_files.near", { field: name }) : name };
                      }),
                    ]}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <div role="status">
        {missing.length > 0 && <Note>{t("field_files.missing", { fields: names(missing) })}</Note>}
        {twice.length > 0 && <Note>{t("field_files.twice", { fields: names(twice) })}</Note>}
      </div>
      {error !== null && <Note role="alert">{error.message}</Note>}
      <div style={{ display: "flex", flexWrap: "wrap", justifyContent: "flex-end", gap: 8, marginTop: 20 }}>
        <Button variant="outlined" onClick={onClose}>
          {t("field_files.leave")}
        </Button>
        <Button
          variant="contained"
          disabled={isPending || missing.length > 0 || twice.length > 0}
          onClick={() => mutate({ stream, columns: mapping }, { onSuccess: onClose })}
        >
          {t("field_files.save")}
        </Button>
      </div>
    </Dialog>
  );
};

export default MappingDialog;
