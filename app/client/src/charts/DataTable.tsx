import { styled } from "@mui/material/styles";
import { paint } from "../theme/paint.ts";
import { hidden } from "./hidden.ts";

export type TableData = { caption: string; head: string[]; rows: { key: string; cells: string[] }[] };

const Scroll = styled("div")({
  overflow: "auto",
  maxHeight: 332,
  marginInline: -4,
  paddingInline: 4,
  "&:focus-visible": { outline: `2px solid ${paint("brand")}` },
});
const Table = styled("table")({
  width: "100%",
  borderCollapse: "collapse",
  fontSize: 13,
  "& th, & td": {
    textAlign: "right",
    padding: "6px 0 6px 14px",
    borderBottom: `1px solid ${paint("grid")}`,
    whiteSpace: "nowrap",
    fontWeight: 400,
  },
  "& th:first-of-type": { textAlign: "left", paddingLeft: 0 },
  "& thead th": { color: paint("ink2"), fontWeight: 500, position: "sticky", top: 0, background: paint("surface") },
});

/** The chart in words and figures: seen where the reader asks for it, otherwise there for screen readers alone. */
export const DataTable = ({ data, is_seen }: { data: TableData; is_seen: boolean }) => {
  const table = (
    <Table>
      <caption style={hidden}>{data.caption}</caption>
      <thead>
        <tr>
          {data.head.map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.rows.map(({ key, cells: [first, ...rest] }) => (
          <tr key={key}>
            <th scope="row">{first}</th>
            {rest.map((cell, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column, and columns never move.
              <td key={i}>{` ${cell} `}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
  if (!is_seen) return <div style={hidden}>{table}</div>;
  return (
    <Scroll tabIndex={0} role="region" aria-label={data.caption}>
      {table}
    </Scroll>
  );
};
