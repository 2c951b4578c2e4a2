import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import { narrow, paint } from "../theme/paint.ts";

const Line = styled("div")({
  display: "grid",
  gridTemplateColumns: "minmax(104px, 150px) 1fr minmax(104px, auto)",
  alignItems: "center",
  gap: 12,
  minHeight: 28,
  fontSize: 13,
  [narrow]: {
    gridTemplateColumns: "1fr auto",
    gap: "3px 12px",
    padding: "4px 0",
    "& > [role=progressbar]": { order: 1, gridColumn: "1 / -1" },
  },
  "& > :last-of-type": { textAlign: "right", color: paint("ink2"), whiteSpace: "nowrap" },
});
const Track = styled("div")({
  height: 6,
  borderRadius: 3,
  background: paint("grid"),
  overflow: "hidden",
  "& > div": { height: "100%", borderRadius: 3, background: paint("brand"), transition: "width 180ms" },
  // How far is not known: a still, faint bar says "under way" without inventing a share.
  "&[data-unknown] > div": { width: "100%", opacity: 0.3 },
});

/** One thing that advances; `share` is 0 to 1, null while its end is not known. */
export const ProgressLine = ({
  label,
  text,
  share,
  is_failed,
}: {
  label: string;
  text: string;
  share: number | null;
  is_failed: boolean;
}) => {
  const { t } = useTranslation();
  return (
    <Line>
      <span>{label}</span>
      <Track
        role="progressbar"
        aria-label={t("set_up.progress", { what: label })}
        aria-valuetext={text}
        {...(share === null
          ? { "data-unknown": "" }
          : { "aria-valuenow": Math.round(share * 100), "aria-valuemin": 0, "aria-valuemax": 100 })}
      >
        <div
          style={{
            width: share === null ? undefined : `${share * 100}%`,
            background: is_failed ? paint("bad") : undefined,
          }}
        />
      </Track>
      <span>{text}</span>
    </Line>
  );
};
