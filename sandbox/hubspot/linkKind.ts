import { CrmError } from "./crmError.ts";
import type { ObjectType } from "./objectType.ts";

type LabelledType = { category: "HUBSPOT_DEFINED" | "USER_DEFINED"; typeId: number; label: string | null };

/** How one object type is linked to another: HubSpot's own type ids, and the names that lists use for them. */
export type LinkKind = {
  plain: LabelledType;
  plainName: string;
  /** Exists towards and from companies only: one company of a contact or deal is its primary one. */
  primary: LabelledType | null;
  primaryName: string | null;
};

const TYPE_IDS: Record<string, { plain: number; primary: number | null }> = {
  "contact>company": { plain: 279, primary: 1 },
  "company>contact": { plain: 280, primary: 2 },
  "deal>company": { plain: 341, primary: 5 },
  "company>deal": { plain: 342, primary: 6 },
  "deal>contact": { plain: 3, primary: null },
  "contact>deal": { plain: 4, primary: null },
  "line_item>deal": { plain: 20, primary: null },
  "deal>line_item": { plain: 19, primary: null },
  "reef_sponsorship>company": { plain: 31, primary: null },
  "company>reef_sponsorship": { plain: 32, primary: null },
};

export function linkKind(from: ObjectType, to: ObjectType): LinkKind {
  const ids = TYPE_IDS[`${from.singular}>${to.singular}`];
  if (!ids) throw new CrmError(400, `No association type exists from ${from.singular} to ${to.singular}`);
  const name = `${from.singular}_to_${to.singular}`;
  const hasPrimary = ids.primary !== null;
  return {
    plain: { category: "HUBSPOT_DEFINED", typeId: ids.plain, label: null },
    plainName: hasPrimary ? `${name}_unlabeled` : name,
    primary: ids.primary === null ? null : { category: "HUBSPOT_DEFINED", typeId: ids.primary, label: "Primary" },
    primaryName: hasPrimary ? name : null,
  };
}
