import { styled } from "@mui/material/styles";
import { paint } from "../../theme/paint.ts";
import { hidden } from "../hidden.ts";
import type { RankedLine } from "./toRanking.ts";

type Props = {
  lines: RankedLine[];
  caption: string;
  /** Heads of the columns, for screen readers: what is ranked, and its unit. */
  head: [string, string];
  labelText(line: RankedLine): string;
  /** As short as the tile's unit line allows. */
  valueText(value: number): string;
  /** In full, with the unit. */
  titleText(line: RankedLine): string;
  /** "last year 4,310", for those who cannot see the mark. */
  beforeText(before: number): string;
  colourOf(line: RankedLine): string;
};

const Table = styled("table")({
  width: "100%",
  borderCollapse: "collapse",
  fontSize: 13.5,
  "& th, & td": { padding: "5px 0", fontWeight: 400, textAlign: "left", lineHeight: "20px" },
  "& th": { maxWidth: 168, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", paddingRight: 12 },
  "& td:last-of-type": { textAlign: "right", paddingLeft: 12, fontWeight: 500, whiteSpace: "nowrap" },
  "& tr[data-quiet]": { color: paint("ink3") },
});
const Track = styled("div")({ position: "relative", height: 10 });
const Bar = styled("div")({ position: "absolute", insetBlock: 0, left: 0, minWidth: 3, borderRadius: 2.5 });
const Mark = styled("div")({
  position: "absolute",
  top: -3,
  bottom: -3,
  width: 2,
  marginLeft: -1,
  background: paint("ink1"),
  opacity: 0.75,
});

/** Bars that lie down, each with its name and figure; a table in truth, so nothing has to be told twice. */
export const Ranking = ({ lines, caption, head, labelText, valueText, titleText, beforeText, colourOf }: Props) => (
  <Table>
    <caption style={hidden}>{caption}</caption>
    <thead style={hidden}>
      <tr>
        <th scope="col">{head[0]}</th>
        <td />
        <th scope="col">{head[1]}</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr key={line.key} data-quiet={line.is_unassigned ? "" : undefined} title={titleText(line)}>
          <th scope="row">{`${labelText(line)} `}</th>
          <td style={{ width: "100%" }} aria-hidden>
            <Track>
              <Bar
                style={
                  line.value < 0
                    ? { width: `${line.extent * 100}%`, border: `1.5px dashed ${colourOf(line)}` }
                    : {
                        width: line.value === 0 ? 0 : `${line.extent * 100}%`,
                        minWidth: line.value === 0 ? 0 : 3,
                        background: colourOf(line),
                      }
                }
              />
              {line.mark !== null && <Mark style={{ left: `${line.mark * 100}%` }} />}
            </Track>
          </td>
          <td>
            {`${valueText(line.value)} `}
            {line.before !== null && <span style={hidden}>{`(${beforeText(line.before)}) `}</span>}
          </td>
        </tr>
      ))}
    </tbody>
  </Table>
);
