import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Ranking } from "./Ranking.tsx";
import { toRanking } from "./toRanking.ts";

const item = (key: string, value: number, before: number | null) => ({ key, value, before, is_unassigned: false });
const words = (html: string): string => html.replace(/<style.*?<\/style>/gs, "").replace(/<[^>]+>/g, "");
const render = (groupOf?: () => string) =>
  renderToStaticMarkup(
    <Ranking
      lines={toRanking([item("Moʻorea", 18_214, 15_900), item("Ahe", -3, null)], 8).lines}
      caption="Corals by site"
      head={["Site", "Corals"]}
      labelText={({ key }) => key}
      valueText={(value) => value.toLocaleString("en")}
      titleText={({ key }) => key}
      beforeText={(value) => `last year ${value.toLocaleString("en")}`}
      colourOf={() => "teal"}
      groupOf={groupOf}
    />,
  );

describe("a ranking on the page", () => {
  it("reads as a table: name, figure, and last year's figure where it is known", () => {
    expect(words(render())).toBe("Corals by siteSiteCorals" + "Moʻorea 18,214 (last year 15,900) " + "Ahe -3 ");
    expect(render()).toContain('<th scope="row">Moʻorea </th>');
  });

  it("draws money paid back hollow", () => {
    expect(render()).toContain("1.5px dashed teal");
  });

  it("names its groups where there are several", () => {
    expect(render(() => "Branch")).toContain('scope="rowgroup"');
    expect(render()).not.toContain('scope="rowgroup"');
  });
});
