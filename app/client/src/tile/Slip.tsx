import Button from "@mui/material/Button";
import Fade from "@mui/material/Fade";
import Popover from "@mui/material/Popover";
import { styled } from "@mui/material/styles";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatInstant } from "../format/date.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { definitionOf, sourcesOf } from "../query/catalogue.ts";
import { useSession } from "../session/session.ts";
import { paint } from "../theme/paint.ts";
import { Dot } from "./Dot.tsx";
import type { ReceiptFacts } from "./Receipt.tsx";
import { useSources } from "./useSources.ts";
import { useSourceText } from "./useSourceText.ts";

const Paper = styled("div")({
  padding: "16px 18px 12px",
  fontSize: 13,
  "& h3": { margin: 0, fontSize: 14, fontWeight: 600 },
  "& p": { margin: "4px 0 0", color: paint("ink1") },
});
const Facts = styled("dl")({
  display: "grid",
  gridTemplateColumns: "auto 1fr",
  gap: "7px 14px",
  margin: "12px 0",
  padding: "12px 0",
  borderBlock: `1px dashed ${paint("line")}`,
  "& dt": { color: paint("ink2") },
  "& dd": { margin: 0, textAlign: "right" },
});
const Code = styled("pre")({
  margin: "8px 0 0",
  padding: 10,
  maxHeight: 200,
  overflow: "auto",
  borderRadius: 8,
  background: paint("paper"),
  fontSize: 11.5,
  lineHeight: 1.5,
});

type Props = { tile: string; facts: ReceiptFacts; anchor: HTMLElement | null; onClose(): void };

const paper = {
  width: 348,
  maxWidth: "calc(100vw - 32px)",
  background: paint("raised"),
  border: `1px solid ${paint("line")}`,
  borderRadius: "12px",
  boxShadow: "0 16px 44px rgb(8 20 25 / 0.22)",
};

/** The slip itself: what it is, then lines of facts, then where to go. */
const Slip = ({ tile, facts, anchor, onClose }: Props) => {
  const { t } = useTranslation();
  const room = anchor?.getBoundingClientRect().right ?? 0;
  const start = anchor?.closest("main")?.getBoundingClientRect().left ?? 0;
  // It opens towards the left where that keeps it off the rail, else towards the right.
  const side = anchor !== null && room - paper.width < start ? "left" : "right";
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: "bottom", horizontal: side }}
      transformOrigin={{ vertical: "top", horizontal: side }}
      slots={{ transition: Fade }}
      slotProps={{ paper: { role: "dialog", "aria-label": t("receipt.open", { tile }), sx: paper } }}
    >
      <Content tile={tile} facts={facts} />
    </Popover>
  );
};

const Content = ({ tile, facts }: Pick<Props, "tile" | "facts">) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const session = useSession();
  const marks = useSources(sourcesOf(facts.member));
  const text = useSourceText();
  const [copied, setCopied] = useState<boolean | null>(null);
  const [isQuerySeen, setQuerySeen] = useState(false);
  const query = JSON.stringify(facts.query, null, 2);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(query);
      setCopied(true);
    } catch {
      // Refused outside a secure context: the query is shown, to be copied by hand.
      setCopied(false);
      setQuerySeen(true);
    }
  };
  const lines = [
    { label: t("receipt.period"), text: facts.period },
    ...(facts.compared === null ? [] : [{ label: t("receipt.compared"), text: facts.compared }]),
    ...(facts.currency === null ? [] : [{ label: t("receipt.currency"), text: facts.currency }]),
    ...facts.lines,
  ];
  return (
    <Paper>
      <h3>{tile}</h3>
      <p>{definitionOf(facts.member, locale)}</p>
      <Facts>
        {lines.map(({ label, text }) => (
          <div key={label} style={{ display: "contents" }}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {marks.map((mark) => (
          <div key={mark.source} style={{ display: "contents" }}>
            <dt>{mark.name}</dt>
            <dd>
              <Dot health={mark.health} />
              {mark.synced_at === null
                ? t("fresh.health_never")
                : formatInstant(mark.synced_at, session.time_zone, locale)}
              {mark.health === "failing" && <div style={{ color: paint("bad") }}>{text.problem(mark)}</div>}
            </dd>
          </div>
        ))}
      </Facts>
      <Button size="small" onClick={() => void copy()} sx={{ px: 1.5, ml: -1.5 }}>
        {t("receipt.copy")}
      </Button>
      <Button size="small" onClick={() => setQuerySeen(!isQuerySeen)} aria-expanded={isQuerySeen} sx={{ px: 1.5 }}>
        {t(isQuerySeen ? "receipt.hide_query" : "receipt.see_query")}
      </Button>
      <span role="status" style={{ marginLeft: 8, color: paint("ink2") }}>
        {copied === null ? "" : t(copied ? "receipt.copied" : "receipt.not_copied")}
      </span>
      {isQuerySeen && <Code>{query}</Code>}
    </Paper>
  );
};

export default Slip;
