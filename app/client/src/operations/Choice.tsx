import { styled } from "@mui/material/styles";
import { coarse, paint } from "../theme/paint.ts";

const Select = styled("select")({
  minHeight: 32,
  maxWidth: "100%",
  padding: "0 8px",
  borderRadius: 8,
  border: `1px solid ${paint("line")}`,
  background: paint("surface"),
  color: paint("ink1"),
  font: "inherit",
  fontSize: 13,
  "&:focus-visible": { outline: `2px solid ${paint("brand")}`, outlineOffset: 2 },
  [coarse]: { minHeight: 44 },
});

/** One of a few, in the browser's own list. */
export const Choice = <Value extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  onChoose(value: Value): void;
}) => (
  <Select
    aria-label={label}
    value={value}
    onChange={({ target }) => {
      const chosen = options.find((option) => option.value === target.value);
      if (chosen) onChoose(chosen.value);
    }}
  >
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.text}
      </option>
    ))}
  </Select>
);
