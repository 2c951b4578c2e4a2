import { type Member, views } from "../../../shared/members.gen.ts";
import type { Locale } from "../format/locale.ts";

const inView = (name: string) => Object.entries(views).find(([view]) => view === name)?.[1];

/** What a measure means, in one sentence of the metrics' own catalogue; empty where the catalogue does not know it. */
export const definitionOf = (member: Member, locale: Locale): string => {
  const [view = "", name = ""] = member.split(".");
  const measure = Object.entries(inView(view)?.measures ?? {}).find(([known]) => known === name)?.[1];
  return (measure?.[locale][1] ?? "").replaceAll("'", "\u2019");
};

/** The sources that a view stands on. */
export const sourcesOf = (member: Member): readonly string[] => inView(member.split(".")[0] ?? "")?.sources ?? [];
