import { paint } from "../theme/paint.ts";

/** A class keeps its colour on every chart; the order is that of stacks. */
export const revenueClasses = ["adoption", "donation", "tip", "partner"] as const;

const colours: Record<string, string> = {
  adoption: paint("series1"),
  donation: paint("series2"),
  tip: paint("series5"),
  partner: paint("series4"),
};

export const classColour = (key: string): string => colours[key] ?? paint("other");
