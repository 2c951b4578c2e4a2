import type { AnnotationItem, Columns, NormalizedQuery, TransformRequest } from "./types.ts";

export type PlannedColumn =
  | { member: string; kind: "column"; index: number; type: string | undefined }
  | { member: string; kind: "constant"; value: string };

const levels: Record<string, number> = {
  second: 1,
  minute: 2,
  hour: 3,
  day: 4,
  week: 5,
  month: 6,
  quarter: 7,
  year: 8,
};
const unknownLevel = 10;

const hiddenMember = (member: string) =>
  new Error(`You requested hidden member: '${member}'. Please make it visible using \`public: true\`.`);

function annotated(member: string, annotation: Record<string, AnnotationItem>): AnnotationItem {
  const item = annotation[member];
  // Members that a policy denies are missing here, and here is where Cube refuses them.
  if (!item) throw hiddenMember(member);
  return item;
}

function checkRequested(query: NormalizedQuery, annotation: Record<string, AnnotationItem>): void {
  const members = [...(query.measures ?? []), ...(query.dimensions ?? [])].filter((name) => typeof name === "string");
  const times = (query.timeDimensions ?? []).filter((time) => time.granularity).map((time) => time.dimension);
  for (const member of [...members, ...times]) annotated(member, annotation);
}

/** Where each column of the answer comes from, in the order of the answer. Throws where a member is hidden from the reader. */
export function columnPlan(request: TransformRequest, rows: Columns): PlannedColumn[] {
  const { aliasToMemberNameMap, annotation, query, queryType } = request;
  if (rows.members.length === 0) {
    checkRequested(query, annotation);
    return [];
  }
  const plan: PlannedColumn[] = [];
  const bare = new Map<string, { level: number; index: number; type: string | undefined }>();
  rows.members.forEach((alias, index) => {
    const member = aliasToMemberNameMap[alias];
    if (member === undefined) throw new Error(`Member name not found for alias: '${alias}'`);
    const { type } = annotated(member, annotation);
    plan.push({ member, kind: "column", index, type });
    const [cube, name, granularity, ...rest] = member.split(".");
    if (granularity === undefined || rest.length > 0) return;
    const dimension = `${cube}.${name}`;
    if (query.dimensions?.includes(dimension)) return;
    const level = levels[granularity] ?? unknownLevel;
    const finest = bare.get(dimension);
    if (!finest || level <= finest.level) bare.set(dimension, { level, index, type });
  });
  for (const [member, { index, type }] of bare) plan.push({ member, kind: "column", index, type });
  if (queryType === "compareDateRangeQuery") plan.push(comparedRange(query));
  if (queryType === "blendingQuery") plan.push(blendedTime(query, plan));
  return plan;
}

function firstTime(query: NormalizedQuery, what: string) {
  const time = query.timeDimensions?.[0];
  if (!time) throw new Error(`A time dimension is needed for the ${what} query.`);
  return time;
}

function comparedRange(query: NormalizedQuery): PlannedColumn {
  const { dateRange } = firstTime(query, "compare date range");
  if (!dateRange || dateRange.length < 2) throw new Error("A compare date range query needs a date range of two ends.");
  return { member: "compareDateRange", kind: "constant", value: dateRange.join(" - ") };
}

function blendedTime(query: NormalizedQuery, plan: PlannedColumn[]): PlannedColumn {
  const { dimension, granularity } = firstTime(query, "blending");
  if (!granularity) throw new Error("A blending query needs a granularity.");
  const source = plan.find((column) => column.member === `${dimension}.${granularity}`);
  if (source?.kind !== "column") throw new Error(`No column for ${dimension}.${granularity}.`);
  return { ...source, member: `time.${granularity}` };
}
