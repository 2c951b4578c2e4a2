import { GraphQLError } from "graphql";
import type { SearchFields } from "./fields.ts";
import { parseSearch, type Search, type Term } from "./parse.ts";

export type SearchWarning = { field: string; message: string; code: "invalid_field" | "invalid_value" };

export type CompiledSearch<T> = {
  accept(row: T): boolean;
  /** The terms that must all hold, from which bounds are read. */
  required: Term[];
  warnings: SearchWarning[];
  parsed: unknown;
};

/** What can be searched: fields that are answered, other real ones, and what a word without a field looks at. */
export type Searchable<T> = {
  fields: SearchFields<T>;
  /** Real search fields of Shopify that this shop cannot answer: refused aloud, since ignoring them would lie. */
  unanswered: readonly string[];
  words(row: T): string;
};

/**
 * Compiles a `query:` argument. As in Shopify, a field that does not exist, or a value that cannot be read, is dropped with a
 * warning, and ALL rows come back.
 */
export function compileSearch<T>(text: string | null | undefined, searchable: Searchable<T>): CompiledSearch<T> {
  const search = parseSearch(text ?? "");
  const warnings: SearchWarning[] = [];
  const accept = test(search, searchable, warnings) ?? (() => true);
  const conjuncts = search.kind === "and" ? search.parts : [search];
  return {
    accept,
    required: conjuncts.filter((part): part is Term => part.kind === "term"),
    warnings,
    parsed: shown(search),
  };
}

type Test<T> = (row: T) => boolean;

function test<T>(search: Search, searchable: Searchable<T>, warnings: SearchWarning[]): Test<T> | null {
  switch (search.kind) {
    case "everything":
      return null;
    case "term":
      return testTerm(search, searchable, warnings);
    case "not": {
      const inner = test(search.part, searchable, warnings);
      return inner && ((row) => !inner(row));
    }
    case "and":
    case "or": {
      const parts = search.parts
        .map((part) => test(part, searchable, warnings))
        .filter((part): part is Test<T> => part !== null);
      if (parts.length === 0) return null;
      if (search.kind === "and") return (row) => parts.every((part) => part(row));
      // An alternative that was dropped matches everything.
      return parts.length < search.parts.length ? null : (row) => parts.some((part) => part(row));
    }
  }
}

function testTerm<T>(term: Term, searchable: Searchable<T>, warnings: SearchWarning[]): Test<T> | null {
  const { field, operator, value } = term;
  if (field === null) {
    const word = value.toLowerCase();
    return word === "" ? null : (row) => searchable.words(row).toLowerCase().includes(word);
  }
  if (searchable.unanswered.includes(field)) {
    throw new GraphQLError(`The sandbox cannot answer the search field '${field}'.`);
  }
  const known = Object.hasOwn(searchable.fields, field) ? searchable.fields[field] : undefined;
  if (!known) {
    warnings.push({ field, message: "Invalid search field for this query.", code: "invalid_field" });
    return null;
  }
  const compiled = known.compile(operator, value);
  if (!compiled)
    warnings.push({ field, message: `Input '${value}' is not a valid value for this field.`, code: "invalid_value" });
  return compiled;
}

const RANGES = { ">": "gt", ">=": "gte", "<": "lt", "<=": "lte" } as const;

/** The search as Shopify shows it under `extensions.search[].parsed`. */
function shown(search: Search): unknown {
  switch (search.kind) {
    case "everything":
      return {};
    case "not":
      return { not: shown(search.part) };
    case "and":
    case "or":
      return { [search.kind]: search.parts.map(shown) };
    case "term": {
      const field = search.field ?? "default";
      if (search.operator === "=") return { field, match_all: search.value };
      return { field, range: { [RANGES[search.operator]]: search.value } };
    }
  }
}
