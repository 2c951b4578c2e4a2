import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { hidden } from "../../charts/hidden.ts";
import { ApiError } from "../../session/http.ts";
import { paint } from "../../theme/paint.ts";
import { Note } from "../../tile/Frame.tsx";
import { useUpload } from "./useFieldFiles.ts";

const Target = styled("div", { shouldForwardProp: (name) => name !== "isOver" })<{ isOver: boolean }>(({ isOver }) => ({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  justifyContent: "center",
  gap: 10,
  padding: "14px 12px",
  borderRadius: 8,
  border: `1px dashed ${paint(isOver ? "brand" : "line")}`,
  background: isOver ? paint("grid") : "transparent",
  color: paint("ink2"),
  fontSize: 13,
}));

/** A place to drop a file on, with a button beside for those who have no mouse. */
export const DropTarget = () => {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const { mutate, isPending, variables, data, error } = useUpload();
  const take = (files: FileList | null): void => {
    const [file] = files ?? [];
    if (file && !isPending) mutate(file);
  };
  const name = variables?.name ?? "";
  const refusal = (): string =>
    error instanceof ApiError && error.code === "file_too_large"
      ? t("field_files.too_large", { name })
      : t("field_files.refused", { name, reason: error?.message ?? "" });
  return (
    <>
      <Target
        isOver={isOver}
        data-drop-target=""
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <span>{t("field_files.drop")}</span>
        <Button variant="outlined" size="small" disabled={isPending} onClick={() => input.current?.click()}>
          {t("field_files.choose")}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          aria-label={t("field_files.title")}
          tabIndex={-1}
          style={hidden}
          onChange={({ target }) => {
            take(target.files);
            // The same file may be chosen again once it was corrected.
            target.value = "";
          }}
        />
      </Target>
      <div role="status">
        {isPending && <Said>{t("field_files.sending", { name })}</Said>}
        {data && !isPending && (
          <Said>{t(data.is_new ? "field_files.sent" : "field_files.known", { name: data.name })}</Said>
        )}
      </div>
      {error !== null && !isPending && <Note role="alert">{refusal()}</Note>}
    </>
  );
};

const Said = styled("p")({ margin: "8px 0 0", fontSize: 12.5, color: paint("ink2") });
