import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import type { SetupStatus } from "../../../shared/setup.ts";
import { narrow, paint } from "../theme/paint.ts";

const List = styled("ol")({
  display: "grid",
  gridAutoFlow: "column",
  gridAutoColumns: "1fr",
  gap: 8,
  margin: 0,
  padding: 0,
  listStyle: "none",
  fontSize: 12.5,
  lineHeight: "17px",
  color: paint("ink3"),
  "& li": { borderTop: `3px solid ${paint("line")}`, paddingTop: 8 },
  "& li[data-state=done]": { borderColor: paint("brand"), color: paint("ink2") },
  "& li[data-state=now]": { borderColor: paint("brand"), color: paint("ink1"), fontWeight: 600 },
  "& li[data-state=failed]": { borderColor: paint("bad"), color: paint("bad"), fontWeight: 600 },
  [narrow]: {
    gridAutoFlow: "row",
    "& li": { borderTop: 0, borderLeft: `3px solid ${paint("line")}`, padding: "3px 0 3px 10px" },
  },
});
const steps = ["start", "ingest", "build", "warm"] as const;

export const Steps = ({ setup: { step, status } }: { setup: SetupStatus }) => {
  const { t } = useTranslation();
  const at = step === "ready" ? steps.length : steps.indexOf(step);
  return (
    <List>
      {steps.map((name, i) => (
        <li
          key={name}
          data-state={i < at ? "done" : i > at ? "next" : status === "failed" ? "failed" : "now"}
          aria-current={i === at ? "step" : undefined}
        >
          {t(`set_up.step_${name}`)}
        </li>
      ))}
    </List>
  );
};
