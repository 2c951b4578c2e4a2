import type { RequestHandler } from "express";

const PORTAL = 26_411_987;

/** GET of the account's settings; its zone says when the daily quota begins anew. */
export const accountDetails: RequestHandler = (_req, res) => {
  res.json({
    portalId: PORTAL,
    accountType: "STANDARD",
    timeZone: "Pacific/Tahiti",
    companyCurrency: "EUR",
    additionalCurrencies: ["USD", "XPF"],
    utcOffset: "-10:00",
    utcOffsetMilliseconds: -36_000_000,
    uiDomain: "app.hubspot.com",
    dataHostingLocation: "na1",
  });
};
