import { isoDay } from "../ngo/calendar.ts";
import type { Certificate } from "../ngo/fieldRecords.ts";
import { SITE_NAMES } from "../ngo/sites.ts";
import { toCsv } from "./csv.ts";

const HEADERS =
  "N° de certificat;Commande;Envoyé le;Site;Espèce;Nom du corail;Nombre de coraux;N° de fragment;Transplanté le";

/** dd/mm/yyyy, as the office in Moʻorea writes it. */
const frenchDay = (day: number): string => isoDay(day).split("-").reverse().join("/");

function siteOf({ siteWritten }: Certificate): string {
  if (siteWritten === null) return "";
  return siteWritten === "nowhere" ? "Non attribué" : SITE_NAMES[siteWritten];
}

/** Certificates as a French spreadsheet exports them: semicolons, a mark of UTF-8 before. */
export function certificatesCsv(certificates: Iterable<Certificate>): string {
  const rows: (string | number)[][] = [HEADERS.split(";")];
  for (const certificate of certificates) {
    rows.push([
      certificate.number,
      certificate.orderWritten,
      frenchDay(certificate.sentDay),
      siteOf(certificate),
      certificate.species ?? "",
      certificate.coralName ?? "",
      certificate.corals,
      certificate.fragment ?? "",
      certificate.outplantedDay === null ? "" : frenchDay(certificate.outplantedDay),
    ]);
  }
  return `\uFEFF${toCsv(rows, ";")}`;
}
