import { strToU8, zipSync } from "fflate";
import type { PublishedDay } from "./published.ts";

/** eurofxref-daily.xml, blank for blank as the bank writes it. */
export function dailyXml({ date, rates }: PublishedDay): string {
  const cubes = [...rates].map(([currency, units]) => `\t\t\t<Cube currency='${currency}' rate='${units}'/>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<gesmes:Sender>
\t\t<gesmes:name>European Central Bank</gesmes:name>
\t</gesmes:Sender>
\t<Cube>
\t\t<Cube time='${date}'>
${cubes.join("")}\t\t</Cube>
\t</Cube>
</gesmes:Envelope>
`;
}

/** eurofxref-hist.csv: the newest day first, N/A where a currency was not quoted, a comma at the end of each line. */
function historyCsv(days: readonly PublishedDay[]): string {
  const currencies = [...new Set(days.flatMap(({ rates }) => [...rates.keys()]))].sort();
  const line = (cells: readonly string[]): string => `${cells.join(",")},\n`;
  return [
    line(["Date", ...currencies]),
    ...days
      .toReversed()
      .map(({ date, rates }) => line([date, ...currencies.map((currency) => rates.get(currency) ?? "N/A")])),
  ].join("");
}

/** eurofxref-hist.zip, with the one file that the bank puts in it. */
export const historyZip = (days: readonly PublishedDay[]): Uint8Array =>
  zipSync({ "eurofxref-hist.csv": strToU8(historyCsv(days)) });
