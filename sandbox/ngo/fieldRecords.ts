import type { SiteKey } from "./ledger.ts";

/** The one coral of a row that divers measured, sides in centimetres as they wrote them. */
export type Measured = { fragment: string; length: number; width: number; height: number };

/** What divers counted of a species on one structure that day. */
export type Survey = {
  site: SiteKey;
  date: string;
  species: string;
  nursery: string;
  structure: string;
  sampled: number;
  alive: number;
  /** Fragments hung in the nursery that day. */
  seeded: number;
  /** Corals moved to the reef that day; `lot` is null where nobody wrote a lot for them. */
  outplanted: number;
  lot: string | null;
  outplantSite: string;
  health: number;
  bleach: number;
  measured: Measured | null;
};

/** A certificate that the office sent for corals of one order line. */
export type Certificate = {
  number: string;
  orderIndex: number;
  /** The line of the order, counted from 0. */
  line: number;
  /** The order as the office wrote it; where `isSlip`, no order of that name exists. */
  orderWritten: string;
  isSlip: boolean;
  /** Days since 1970 in Tahiti. */
  sentDay: number;
  /** Null where the office left the site out. */
  siteWritten: SiteKey | "nowhere" | null;
  species: string | null;
  corals: number;
  coralName: string | null;
  fragment: string | null;
  outplantedDay: number | null;
};
