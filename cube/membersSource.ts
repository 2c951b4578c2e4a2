import type { PublicMember, PublicView } from "./meta.ts";

const header = `// Made from semantic/ by "npm run generate". Do not edit.
/* What the site says of each member: title and sentence in English and French, unit, and the sources a view stands on. */
`;

const byName = <T extends { name: string }>(items: T[]) => items.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
const localName = (member: PublicMember) => member.name.split(".")[1] ?? member.name;

function memberFacts(member: PublicMember, isMeasure: boolean) {
  return {
    type: member.type,
    format: member.format ?? (isMeasure ? "number" : member.type),
    unit: member.meta?.unit,
    en: [member.shortTitle, member.description],
    fr: [member.meta?.title_fr, member.meta?.description_fr],
    ...(isMeasure ? { additive: member.meta?.additive } : {}),
  };
}

const members = (items: PublicMember[], isMeasure: boolean) =>
  Object.fromEntries(byName(items).map((member) => [localName(member), memberFacts(member, isMeasure)]));

const viewFacts = (view: PublicView) => ({
  en: [view.title, view.description],
  fr: [view.meta?.title_fr, view.meta?.description_fr],
  sources: view.meta?.sources,
  measures: members(view.measures, true),
  dimensions: members(view.dimensions, false),
});

/** The text of app/shared/members.gen.ts: one constant per view, so that a bundler drops the views a page does not name. */
export function membersSource(views: PublicView[]): string {
  const sorted = byName(views);
  const constants = sorted.map(
    (view) => `export const ${view.name} = ${JSON.stringify(viewFacts(view), null, 1)} as const;\n`,
  );
  const list = sorted.map((view) => view.name).join(", ");
  return `${header}
${constants.join("\n")}
export const views = { ${list} } as const;

type Views = typeof views;
export type ViewName = keyof Views;
export type Measure = { [V in ViewName]: \`\${V}.\${Extract<keyof Views[V]["measures"], string>}\` }[ViewName];
export type Dimension = { [V in ViewName]: \`\${V}.\${Extract<keyof Views[V]["dimensions"], string>}\` }[ViewName];
export type Member = Measure | Dimension;
`;
}
