import { describe, expect, it } from "vitest";
import { sheetXml, workbook } from "../../testing/workbook.ts";
import { readSheets } from "./sheets.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from([...text], (letter) => letter.charCodeAt(0));
const only = async (bytes: Uint8Array) => (await readSheets(bytes))[0];

describe("a CSV file", () => {
  it.each([
    ["commas and a mark of UTF-8", utf8("\uFEFFSite,Espèce\r\nMoʻorea,Porites\r\n"), ["Moʻorea", "Porites"]],
    ["semicolons in Latin-1", latin1("Site;Espèce\nRécif;Porites\n"), ["Récif", "Porites"]],
    [
      "tabs in UTF-16",
      Uint8Array.from([0xff, 0xfe, ...Buffer.from("Site\tEspèce\nAhe\tPorites\n", "utf16le")]),
      ["Ahe", "Porites"],
    ],
    ["bars and old line ends", utf8("Site|Espèce\rAhe|Porites\r"), ["Ahe", "Porites"]],
  ])("is read with %s", async (_what, bytes, cells) => {
    expect(await only(bytes)).toMatchObject({ headers: ["Site", "Espèce"], rows: [{ row_number: 2, cells }] });
  });

  it("may have a title above its headers, empty lines, quotes over two lines, NULs and rows of any length", async () => {
    const text = 'Suivi 2026\n\nsite,notes\nAhe,"one\ntwo, ""three"""\n\nMa\0lolo\nTikehau,x,y\n';
    expect(await only(utf8(text))).toEqual({
      name: "",
      headers: ["site", "notes"],
      rows: [
        { row_number: 5, cells: ["Ahe", 'one\ntwo, "three"'] },
        { row_number: 7, cells: ["Malolo"] },
        { row_number: 8, cells: ["Tikehau", "x", "y"] },
      ],
    });
  });

  it("without a row of headers is empty", async () => {
    expect(await readSheets(utf8("\n\n"))).toEqual([null]);
    expect(await readSheets(utf8(""))).toEqual([null]);
  });

  it.each([
    ["an open quote", utf8('a,b\n"1,2\n'), /cannot be read as CSV/],
    ["bytes", new Uint8Array(1000), /no text file/],
    ["a PDF", utf8("%PDF-1.7"), /PDF/],
    ["an old workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), /Save it as XLSX/],
    ["more than 20 MB", new Uint8Array(20_000_001), /more than 20 MB/],
    ["201 columns", utf8(Array.from({ length: 201 }, (_, i) => `c${i}`).join(",")), /201 columns/],
  ])("with %s is refused", async (_what, bytes, message) => {
    await expect(readSheets(bytes)).rejects.toThrow(message);
  });
});

describe("a workbook", () => {
  it("has its sheets with days, numbers and the last values of formulas as text", async () => {
    const bytes = workbook({
      Relevés: [
        ["site", "date", "sampled", "alive"],
        ["Moʻorea", { day: 46112 }, 60, { formula: 'HYPERLINK("http://x")', value: "51" }],
        ["Ahe", 46112, 1.5, null],
      ],
      Empty: [],
    });
    expect(await readSheets(bytes)).toEqual([
      {
        name: "Relevés",
        headers: ["site", "date", "sampled", "alive"],
        rows: [
          { row_number: 2, cells: ["Moʻorea", "2026-03-31", "60", "51"] },
          { row_number: 3, cells: ["Ahe", "46112", "1.5", ""] },
        ],
      },
      null,
    ]);
  });

  // The declared sizes stand in the central directory, 24 bytes after its mark.
  const declaring = (bytes: Uint8Array, size: number): Buffer => {
    const view = Buffer.from(bytes);
    for (let at = view.indexOf("PK\x01\x02"); at >= 0; at = view.indexOf("PK\x01\x02", at + 1))
      view.writeUInt32LE(size, at + 24);
    return view;
  };

  it("that unpacks to more than 200 MB is refused before it is unpacked", async () => {
    const bomb = declaring(workbook({ Bomb: [["a", "b"]] }), 60_000_000);
    await expect(readSheets(bomb)).rejects.toThrow(/unpacks to more than 200 MB/);
  });

  it("that lies about how much it unpacks to gives no more than it declares", async () => {
    const bomb = workbook({ Bomb: `${sheetXml([["a", "b"]])}${" ".repeat(5_000_000)}` });
    await expect(readSheets(declaring(bomb, 100))).rejects.toThrow(/damaged/);
  });

  it("that describes an enormous sheet is refused, and takes nobody with it", { timeout: 90_000 }, async () => {
    const far = (r: number, c: string) => `<row r="${r}"><c r="${c}${r}"><v>1</v></c></row>`;
    const rows = Array.from({ length: 60_000 }, (_, i) => far(i + 2, "A")).join("");
    const xml = sheetXml([["a", "b"]]).replace("</sheetData>", `${rows}${far(1_048_576, "XFD")}</sheetData>`);
    await expect(readSheets(workbook({ Far: xml }))).rejects.toThrow(/too large|damaged/);
  });

  it.each([
    ["cut short", workbook({ A: [["a", "b"]] }).slice(0, 300)],
    ["an archive of something else", Uint8Array.from([0x50, 0x4b, 0x05, 0x06, ...new Array(18).fill(0)])],
  ])("that is %s is refused", async (_what, bytes) => {
    await expect(readSheets(bytes)).rejects.toThrow(/no XLSX file/);
  });
});
