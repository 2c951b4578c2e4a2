import express from "express";
import type { Ngo } from "../ngo/ledger.ts";
import { dailyXml, historyZip } from "./files.ts";
import { publishedDays } from "./published.ts";

/** The bank's public files, at their real paths below /stats/eurofxref. */
export function ecbRouter(ngo: Pick<Ngo, "now" | "publishedRates">): express.Router {
  const router = express.Router();
  router.get("/stats/eurofxref/eurofxref-daily.xml", (_req, res) => {
    const newest = publishedDays(ngo).at(-1);
    if (!newest) return void res.status(404).type("text/html").send("<html><body>Not found</body></html>");
    res.type("text/xml").send(dailyXml(newest));
  });
  router.get("/stats/eurofxref/eurofxref-hist.zip", (_req, res) => {
    res.type("application/zip").send(Buffer.from(historyZip(publishedDays(ngo))));
  });
  return router;
}
