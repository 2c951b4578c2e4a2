import { describe, expect, it } from "vitest";
import { readEnvelope } from "./envelope.ts";
import { readHistory } from "./history.ts";

const unreadable = (what: string) => new Error(what);

const envelope = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
	<gesmes:subject>Reference rates</gesmes:subject>
	<gesmes:Sender>
		<gesmes:name>European Central Bank</gesmes:name>
	</gesmes:Sender>
	<Cube>${inside}</Cube>
</gesmes:Envelope>`;

describe("the daily file", () => {
  it("has a day with its currencies, numbers kept as written", () => {
    const xml = envelope(
      "<Cube time='2026-10-30'>\n<Cube currency='USD' rate='1.1170'/>\n<Cube currency='JPY' rate='175.68'/></Cube>",
    );
    expect(readEnvelope(xml, unreadable)).toEqual([
      { rate_date: "2026-10-30", currency: "USD", units_per_eur: "1.1170" },
      { rate_date: "2026-10-30", currency: "JPY", units_per_eur: "175.68" },
    ]);
  });

  it("may have one currency only, as the files of the early days", () => {
    expect(
      readEnvelope(envelope("<Cube time='2026-10-30'><Cube currency='USD' rate='1'/></Cube>"), unreadable),
    ).toHaveLength(1);
  });

  it.each([
    ["a page of a proxy", "<html><body>Sign in<br></body></html>"],
    ["nothing", ""],
    ["no day", envelope("")],
    ["half a file", envelope("<Cube time='2026-10-30'>").slice(0, 300)],
    ["no rates", envelope("<Cube time='2026-10-30'></Cube>")],
  ])("is refused where it is %s", (_what, xml) => {
    expect(() => readEnvelope(xml, unreadable)).toThrow();
  });

  it("never unfolds entities", () => {
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
    const bomb = envelope("<Cube time='&b;'><Cube currency='USD' rate='1'/></Cube>").replace("?>", `?>${entities}`);
    expect(readEnvelope(bomb, unreadable)[0]?.rate_date).toBe("&b;");
  });
});

describe("the history file", () => {
  it("has a line per day, leaves out what was not quoted, and ends its lines in a comma", () => {
    expect(readHistory("Date,USD,CYP,\n2026-10-30,1.1172,N/A,\n1999-01-04,1.1789,0.58231,\n", unreadable)).toEqual([
      { rate_date: "2026-10-30", currency: "USD", units_per_eur: "1.1172" },
      { rate_date: "1999-01-04", currency: "USD", units_per_eur: "1.1789" },
      { rate_date: "1999-01-04", currency: "CYP", units_per_eur: "0.58231" },
    ]);
  });

  it.each(["", "Date,USD,\n", "<html></html>\n<p>no</p>\n", 'Date,"USD\n1,2\n'])("is refused as %o", (csv) => {
    expect(() => readHistory(csv, unreadable)).toThrow();
  });
});
