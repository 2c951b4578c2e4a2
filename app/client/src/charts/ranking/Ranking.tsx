import { styled } from "@mui/material/styles";
import { paint } from "../../theme/paint.ts";
import { hidden } from "../hidden.ts";
import type { RankedLine } from "./toRanking.ts";

type Props<Line extends RankedLine> = {
  lines: Line[];
  caption: string;
  /** Heads of the columns, for screen readers: what is ranked, and its unit. */
  head: [string, string];
  labelText(line: Line): string;
  /** As short as the tile's unit line allows. */
  valueText(value: number): string;
  /** In full, with the unit. */
  titleText(line: Line): string;
  /** "last year 4,310", for those who cannot see the mark. */
  beforeText(before: number): string;
  colourOf(line: Line): string;
  /** Lines with the same group stand under its name; left out where there is but one. */
  groupOf?: ((line: Line) => string) | undefined;
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
const Group = styled("th")({
  "tbody &": { paddingTop: 8, fontSize: 12.5, color: paint("ink2") },
  "tbody:first-of-type &": { paddingTop: 0 },
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

const BarOf = ({ line, colour }: { line: RankedLine; colour: string }) => {
  const width = line.value === 0 ? 0 : `${line.extent * 100}%`;
  // Money paid back is hollow: a filled bar would read as raised.
  return (
    <Bar
      style={
        line.value < 0
          ? { width, border: `1.5px dashed ${colour}` }
          : { width, minWidth: line.value === 0 ? 0 : 3, background: colour }
      }
    />
  );
};

/** Bars that lie down, each with its name and figure; a table in truth, so nothing has to be told twice. */
export const Ranking = <Line extends RankedLine>({ lines, caption, head, groupOf, ...tell }: Props<Line>) => (
  <Table>
    <caption style={hidden}>{caption}</caption>
    <thead style={hidden}>
      <tr>
        <th scope="col">{head[0]}</th>
        <td />
        <th scope="col">{head[1]}</th>
      </tr>
    </thead>
    {[...Map.groupBy(lines, groupOf ?? (() => ""))].map(([group, members]) => (
      <tbody key={group}>
        {group !== "" && (
          <tr>
            <Group colSpan={3} scope="rowgroup">{`${group} `}</Group>
          </tr>
        )}
        {members.map((line) => (
          <tr key={line.key} data-quiet={line.is_unassigned ? "" : undefined} title={tell.titleText(line)}>
            <th scope="row">{`${tell.labelText(line)} `}</th>
            <td style={{ width: "100%" }} aria-hidden>
              <Track>
                <BarOf line={line} colour={tell.colourOf(line)} />
                {line.mark !== null && <Mark style={{ left: `${line.mark * 100}%` }} />}
              </Track>
            </td>
            <td>
              {`${tell.valueText(line.value)} `}
              {line.before !== null && <span style={hidden}>{`(${tell.beforeText(line.before)}) `}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    ))}
  </Table>
);
