/** Lines as spreadsheets export them: quotes where needed, CR LF at each end. */
export function toCsv(rows: Iterable<readonly (string | number)[]>, separator: "," | ";"): string {
  let text = "";
  for (const row of rows) text += `${row.map((value) => cell(value, separator)).join(separator)}\r\n`;
  return text;
}

function cell(value: string | number, separator: string): string {
  const text = String(value);
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}
