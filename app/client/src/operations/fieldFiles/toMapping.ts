import { type FieldName, type FieldSheet, type FieldStream, fieldsOf, namesOf } from "../../../../shared/fieldFiles.ts";

export type Mapping = Record<string, FieldName | null>;

/** What the columns are taken for as one kind of sheet, as far as their own fields belong to it. */
export const toMapping = (stream: FieldStream, columns: FieldSheet["columns"]): Mapping =>
  Object.fromEntries(
    columns.map(({ header, field }) => [header, namesOf(stream).find((name) => name === field) ?? null]),
  );

/** What still keeps a mapping from being read: required fields of no column, and fields of two. */
export const toFaults = (stream: FieldStream, mapping: Mapping): { missing: FieldName[]; twice: FieldName[] } => {
  const said = Object.values(mapping).filter((field) => field !== null);
  return {
    missing: fieldsOf[stream].required.filter((field) => !said.includes(field)),
    twice: [...new Set(said.filter((field, at) => said.indexOf(field) !== at))],
  };
};

/** Fields that a column may be, the nearest ones first. */
export const toChoices = (stream: FieldStream, nearest: readonly string[]): { field: FieldName; isNear: boolean }[] => {
  const names = namesOf(stream);
  const near = nearest.flatMap((wanted) => names.find((name) => name === wanted) ?? []);
  return [
    ...near.map((field) => ({ field, isNear: true })),
    ...names.filter((name) => !near.includes(name)).map((field) => ({ field, isNear: false })),
  ];
};
