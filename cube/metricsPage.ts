import { z } from "zod";
import type { Formula } from "./formulas.ts";
import type { PublicMember, PublicView } from "./meta.ts";

/** Who else defines a metric so, by the measure's name: the organisation or product, and what it says. */
export const precedents = z.record(z.string(), z.string().min(1));
export type Precedents = z.infer<typeof precedents>;

const header = `# Metrics

Made from \`semantic/\` by \`npm run generate\`. Do not edit.

Each metric that Atoll serves: what it says, what is in and out, how it is reckoned from which mart, and who else defines it so. Money is
in the reporting currency at the rate of the gift date, days are those of the organisation's time zone, and a ratio is one of sums.
"Adds up: no" means that the figures of parts must not be added: ask for the whole.
`;

const nameOf = (member: PublicMember): string => member.name.split(".")[1] ?? member.name;

function section(member: PublicMember, formula: Formula | undefined, precedent: string | undefined): string {
  const facts = [
    `- Name: \`${member.name}\`; unit: ${member.meta?.unit ?? "number"}; adds up: ${member.meta?.additive ? "yes" : "no"}`,
    ...(formula ? [`- Reckoned from \`${formula.table}\`: \`${formula.text}\``] : []),
    ...(precedent ? [`- Defined so by: ${precedent}`] : []),
    `- Also called: ${(member.meta?.synonyms.en ?? []).join(", ")}`,
  ];
  return `### ${member.shortTitle}\n\n${member.description}\n\n${facts.join("\n")}\n`;
}

/** The text of docs/metrics.md. Throws where a precedent is of no measure. */
export function metricsPage(
  views: readonly PublicView[],
  formulas: ReadonlyMap<string, Formula>,
  known: Precedents,
): string {
  const names = new Set(views.flatMap(({ measures }) => measures.map(nameOf)));
  const unknown = Object.keys(known).filter((name) => !names.has(name));
  if (unknown.length > 0) throw new Error(`semantic/precedents.json names no measure: ${unknown.join(", ")}`);
  const pages = views
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"))
    .map(({ title, description, measures }) => {
      const sections = measures.map((one) => section(one, formulas.get(one.name), known[nameOf(one)]));
      return `## ${title}\n\n${description}\n\n${sections.join("\n")}`;
    });
  return `${header}\n${pages.join("\n")}`;
}
