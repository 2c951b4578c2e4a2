import { describe, expect, it } from "vitest";
import { toChoices, toFaults, toMapping } from "./toMapping.ts";

const columns = [
  { header: "site", field: "site", nearest: [] },
  { header: "survivors", field: null, nearest: ["n_alive", "observer"] },
];

describe("a mapping", () => {
  it("begins with what is known of the columns, and leaves out what another kind of sheet has not", () => {
    expect(toMapping("reef_surveys", columns)).toEqual({ site: "site", survivors: null });
    expect(toMapping("certificates", [{ header: "alive", field: "n_alive", nearest: [] }])).toEqual({ alive: null });
  });

  it("names what is missing and what is said twice", () => {
    expect(toFaults("certificates", { a: "certificate_no", b: "certificate_no", c: "notes", d: null })).toEqual({
      missing: ["order_name", "sent_on"],
      twice: ["certificate_no"],
    });
  });

  it("offers the nearest fields first, each once", () => {
    const choices = toChoices("reef_surveys", columns[1]?.nearest ?? []);
    expect(choices.slice(0, 3)).toEqual([
      { field: "n_alive", isNear: true },
      { field: "observer", isNear: true },
      { field: "site", isNear: false },
    ]);
    expect(new Set(choices.map(({ field }) => field)).size).toBe(choices.length);
  });
});
