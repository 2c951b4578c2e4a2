import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeantRejects } from "../../../../shared/rejects.ts";
import { coarse, narrow, paint } from "../../theme/paint.ts";
import { Note } from "../../tile/Frame.tsx";
import { useRejectWish } from "./useRejects.ts";

const Form = styled("form")({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 8,
  margin: "8px 0 4px",
  fontSize: 13,
  "& label": { flex: "none", color: paint("ink2") },
  "& input": {
    flex: "1 1 220px",
    minWidth: 0,
    minHeight: 32,
    padding: "0 10px",
    borderRadius: 8,
    border: `1px solid ${paint("line")}`,
    background: paint("surface"),
    color: paint("ink1"),
    font: "inherit",
    [coarse]: { minHeight: 44, fontSize: 16 },
  },
  "& input:focus-visible": { outline: `2px solid ${paint("brand")}`, outlineOffset: 1 },
  [narrow]: { "& label": { flex: "1 1 100%" } },
});

/** Sets rejects aside for good; nothing is done without a reason, which is kept with who and when. */
export const DismissForm = ({ meant, onClose }: { meant: MeantRejects; onClose(): void }) => {
  const { t } = useTranslation();
  const id = useId();
  const [note, setNote] = useState("");
  const { wish, is_pending, refusal } = useRejectWish(onClose);
  const send = (event: FormEvent) => {
    event.preventDefault();
    wish({ kind: "dismiss", meant, note });
  };
  return (
    <Form onSubmit={send}>
      <label htmlFor={id}>{t("rejects.dismiss_why")}</label>
      <input
        id={id}
        value={note}
        maxLength={500}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the form opens on a click that asks for it
        autoFocus
        onChange={({ target }) => setNote(target.value)}
      />
      <Button type="submit" variant="contained" size="small" disabled={is_pending || note.trim().length < 3}>
        {t("rejects.dismiss")}
      </Button>
      <Button variant="outlined" size="small" onClick={onClose}>
        {t("operations.keep")}
      </Button>
      {refusal !== null && <Note role="alert">{refusal}</Note>}
    </Form>
  );
};
