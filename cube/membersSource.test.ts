import { describe, expect, it } from "vitest";
import { fundraising, views } from "../app/shared/members.gen.ts";
import { compileModel } from "./compileModel.ts";
import { membersSource } from "./membersSource.ts";

describe("members.gen.ts", () => {
  it("says of each member its title, sentence, unit and format", () => {
    expect(fundraising.measures.net_raised).toMatchObject({ format: "currency", unit: "currency", additive: true });
    expect(fundraising.measures.net_raised.en[0]).toBe("Net raised");
    expect(fundraising.measures.net_raised.fr[0]).toBe("Collecte nette");
    expect(fundraising.dimensions.product.type).toBe("string");
  });

  it("says which sources each view stands on", () => {
    expect(views.pipeline.sources).toEqual(["hubspot"]);
    expect(views.adoptions.sources).toEqual(["shopify", "hubspot", "field"]);
  });

  it("never names what is private", async () => {
    const source = membersSource(await compileModel());
    expect(source).not.toContain("corals_of_known_adopters");
    expect(source).not.toContain("marts");
  });
});
