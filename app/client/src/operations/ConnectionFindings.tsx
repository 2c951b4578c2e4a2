import { styled } from "@mui/material/styles";
import { useTranslation } from "react-i18next";
import type { ConnectionCheck, Finding } from "../../../shared/connectionCheck.ts";
import { paint } from "../theme/paint.ts";
import { useSourceName } from "../tile/useSourceName.ts";
import { useFormats } from "./useFormats.ts";

const List = styled("ul")({
  margin: "6px 0 0",
  padding: 0,
  listStyle: "none",
  fontSize: 13,
  lineHeight: "19px",
  "& li": { padding: "6px 0", borderTop: `1px solid ${paint("line")}`, overflowWrap: "anywhere" },
  "& p": { margin: "2px 0 0", color: paint("ink2") },
});
const State = styled("span")({
  marginRight: 8,
  fontWeight: 600,
  "&[data-status=bad]": { color: paint("bad") },
  "&[data-status=warning]": { color: paint("warn") },
});

const Line = ({ finding }: { finding: Finding }) => {
  const { t } = useTranslation();
  const { item, status, subject, blocks, message, mend } = finding;
  return (
    <li>
      <State data-status={status}>{t(`connections.status_${status}`)}</State>
      {t(`connections.item_${item}`)}
      {subject !== null && <code style={{ marginLeft: 6 }}>{subject}</code>}
      {status !== "good" && (
        <>
          <p>{message}</p>
          {blocks.length > 0 && <p>{t("connections.blocks", { streams: blocks.join(", ") })}</p>}
          {mend !== "" && <p>{mend}</p>}
        </>
      )}
    </li>
  );
};

/** What the last check of one source found: what is amiss with its mend, the rest behind a fold. */
export const ConnectionFindings = ({ check }: { check: ConnectionCheck }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useSourceName();
  const good = check.findings.filter(({ status }) => status === "good");
  const amiss = check.findings.filter(({ status }) => status !== "good");
  const keyOf = ({ item, subject }: Finding) => `${item} ${subject}`;
  const total = check.findings.length;
  const age = formats.age(check.checked_at);
  return (
    <div style={{ marginTop: 10 }}>
      <h3 style={{ margin: 0, fontSize: 13, lineHeight: "19px", fontWeight: 600 }}>{nameOf(check.source)}</h3>
      <p style={{ margin: 0, fontSize: 12.5, lineHeight: "18px", color: paint("ink2") }}>
        {amiss.length === 0
          ? t("connections.well", { count: total, age })
          : t("connections.amiss", { count: amiss.length, total, age })}
      </p>
      {amiss.length > 0 && (
        <List>
          {amiss.map((finding) => (
            <Line key={keyOf(finding)} finding={finding} />
          ))}
        </List>
      )}
      {good.length > 0 && (
        <details style={{ marginTop: 6, fontSize: 13 }}>
          <summary style={{ cursor: "pointer", minHeight: 24 }}>{t("connections.good_ones")}</summary>
          <List>
            {good.map((finding) => (
              <Line key={keyOf(finding)} finding={finding} />
            ))}
          </List>
        </details>
      )}
    </div>
  );
};
