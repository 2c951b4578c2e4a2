import { describe, expect, it } from "vitest";
import { guessLayout, layoutAsSaid, layoutId } from "./layout.ts";

const fieldsIn = (headers: string[]) =>
  Object.fromEntries(guessLayout(headers).columns.map(({ header, field }) => [header, field]));

describe("headers", () => {
  it("are known in English and French, whatever their accents, blanks and capitals", () => {
    expect(guessLayout(["Site", "Date", "Species", "Sampled", "ALIVE"])).toMatchObject({
      stream: "reef_surveys",
      is_unclear: false,
    });
    const french = [
      "Récif",
      "Date du relevé",
      "Espèce",
      "Structure",
      "Échantillonnés",
      "Vivants",
      "Santé",
      "Remarques",
    ];
    expect(guessLayout(french)).toMatchObject({ stream: "reef_surveys", missing: [], is_unclear: false });
    expect(fieldsIn(french)).toMatchObject({ Vivants: "n_alive", Santé: "health_score", Remarques: "notes" });
  });

  it("tell the kinds of sheet apart", () => {
    expect(guessLayout(["date", "site", "species", "lot", "outplanted"]).stream).toBe("outplantings");
    expect(guessLayout(["N° de certificat", "Commande", "Envoyé le", "Nom du corail"]).stream).toBe("certificates");
  });

  it("that are columns of their own are kept without asking", () => {
    const layout = guessLayout(["site", "date", "species", "sampled", "alive", "water temperature"]);
    expect(layout.is_unclear).toBe(false);
    expect(layout.columns.at(-1)).toMatchObject({ header: "water temperature", field: null });
  });

  it("that look like a slip of the pen are asked about, with the nearest fields", () => {
    const layout = guessLayout(["site", "date", "species", "sampled", "alive", "helth"]);
    expect(layout.is_unclear).toBe(true);
    expect(layout.columns.at(-1)?.nearest[0]).toBe("health_score");
  });

  it("are asked about where a required field is missing, which is named", () => {
    const layout = guessLayout(["site", "date", "species", "sampled", "survivors"]);
    expect(layout).toMatchObject({ stream: "reef_surveys", missing: ["n_alive"], is_unclear: true });
  });

  it("are taken for what somebody said, until a required field is left out", () => {
    const headers = ["Where", "When", "What", "Seen", "Survivors"];
    const columns = { Where: "site", When: "surveyed_on", What: "species", Seen: "n_sampled", Survivors: "n_alive" };
    expect(layoutAsSaid({ stream: "reef_surveys", columns }, headers)).toMatchObject({
      missing: [],
      is_unclear: false,
    });
    expect(layoutAsSaid({ stream: "reef_surveys", columns: { ...columns, Seen: null } }, headers).missing).toEqual([
      "n_sampled",
    ]);
  });

  it("name a layout by their labels and order", () => {
    expect(layoutId(["Site", "Date"])).toBe(layoutId(["SITE ", "date"]));
    expect(layoutId(["Site", "Date"])).not.toBe(layoutId(["Date", "Site"]));
  });

  it("twice in a sheet are taken once", () => {
    expect(
      guessLayout(["site", "date", "date", "species", "sampled", "alive"]).columns.map(({ field }) => field),
    ).toEqual(["site", "surveyed_on", null, "species", "n_sampled", "n_alive"]);
  });
});
