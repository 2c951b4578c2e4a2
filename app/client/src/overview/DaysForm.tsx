import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DateRange } from "../../../shared/overviewPeriod.ts";
import { coarse, paint } from "../theme/paint.ts";

const Form = styled("form")({
  display: "grid",
  gridTemplateColumns: "1fr 1fr",
  gap: 10,
  padding: "12px 16px 16px",
  borderTop: `1px solid ${paint("line")}`,
  fontSize: 12.5,
  color: paint("ink2"),
});
const Field = styled("input")({
  display: "block",
  boxSizing: "border-box",
  width: "100%",
  marginTop: 4,
  height: 34,
  padding: "0 8px",
  borderRadius: 8,
  border: `1px solid ${paint("line")}`,
  background: paint("surface"),
  color: paint("ink1"),
  font: "inherit",
  fontSize: 13,
  "&:focus-visible": { outline: `2px solid ${paint("brand")}` },
  [coarse]: { height: 44 },
});

/** Any two days up to today. */
export const DaysForm = ({
  range,
  today,
  onChoose,
}: {
  range: DateRange | null;
  today: string;
  onChoose(text: string): void;
}) => {
  const { t } = useTranslation();
  const id = useId();
  const [from, setFrom] = useState(range?.from ?? "");
  const [to, setTo] = useState(range?.to ?? today);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(`${from}..${to}`);
      }}
    >
      <label htmlFor={`${id}from`}>
        {t("period.from")}
        <Field
          id={`${id}from`}
          type="date"
          required
          min="1990-01-01"
          max={to || today}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label htmlFor={`${id}to`}>
        {t("period.to")}
        <Field
          id={`${id}to`}
          type="date"
          required
          min={from}
          max={today}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      </label>
      <Button type="submit" variant="outlined" sx={{ gridColumn: "1 / -1" }}>
        {t("period.show")}
      </Button>
    </Form>
  );
};
