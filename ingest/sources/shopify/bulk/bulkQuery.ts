import type { FieldNode, FragmentDefinitionNode, InlineFragmentNode, SelectionNode, SelectionSetNode } from "graphql";
import { Kind, parse, print } from "graphql";
import type { RecordFragment } from "../connection.ts";

export type BulkQuery = {
  text: string;
  /** Paths of the nested connections; each of their rows names its own by a key such as `in_customerJourneySummary__moments`. */
  connections: string[][];
  /** Fields of which a bulk query may ask only the ids, since connections lie inside them. */
  reduced: string[];
};

const named = (value: string) => ({ kind: Kind.NAME, value }) as const;
const field = (name: string, selections: SelectionNode[] = [], alias?: string): FieldNode => ({
  kind: Kind.FIELD,
  name: named(name),
  ...(alias ? { alias: named(alias) } : {}),
  ...(selections.length > 0 ? { selectionSet: { kind: Kind.SELECTION_SET, selections } } : {}),
});
const id = field("id");
const isNamed = (name: string) => (one: SelectionNode) => one.kind === Kind.FIELD && one.name.value === name;

/** The key by which the rows of a connection name it. */
export const tagOf = (path: readonly string[]): string => `in_${path.join("__")}`;

/**
 * Makes a bulk query of what is asked of a record in a page, so that the two can never ask for different things. By the rules
 * of bulk queries connections are selected by `edges { node }`, and none may lie inside a list (a field that is no connection
 * and asked for its `first`): such a list, as an order's refunds, is reduced to ids, and the records that have any are read
 * again by id. Whole lists are asked for, not the first few.
 * There is no filter, so the text of a stream is always the same and a running operation is known by it.
 */
export function toBulkQuery(root: string, record: RecordFragment): BulkQuery {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of parse(record.fragments).definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const query: BulkQuery = { text: "", connections: [], reduced: [] };

  /** Fragments are spelled out: whether bulk queries take named ones is nowhere written. */
  function spelled(set: SelectionSetNode): SelectionNode[] {
    return set.selections.flatMap((one): SelectionNode[] => {
      if (one.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(one.name.value);
        if (!fragment) throw new Error(`there is no fragment ${one.name.value}`);
        return spelled(fragment.selectionSet);
      }
      if (!one.selectionSet) return [one];
      return [{ ...one, selectionSet: { ...one.selectionSet, selections: spelled(one.selectionSet) } }];
    });
  }

  const holdsConnection = (set: SelectionSetNode): boolean =>
    set.selections.some(
      (one) =>
        isNamed("nodes")(one) ||
        (one.kind !== Kind.FRAGMENT_SPREAD && one.selectionSet && holdsConnection(one.selectionSet)),
    );

  function loosened(one: SelectionNode, path: readonly string[]): SelectionNode {
    if (one.kind === Kind.FRAGMENT_SPREAD || !one.selectionSet) return one;
    if (one.kind === Kind.INLINE_FRAGMENT) return within(one, path);
    const name = one.name.value;
    const nodes = one.selectionSet.selections.find(isNamed("nodes"));
    if (nodes?.kind === Kind.FIELD && nodes.selectionSet) {
      if (holdsConnection(nodes.selectionSet)) throw new Error(`${name} nests connections deeper than is joined here`);
      query.connections.push([...path, name]);
      const inner = [field("__typename", [], tagOf([...path, name])), ...nodes.selectionSet.selections];
      return field(name, [field("edges", [field("node", inner)])]);
    }
    const others = (one.arguments ?? []).filter((argument) => argument.name.value !== "first");
    const isList = others.length < (one.arguments?.length ?? 0);
    if (isList && holdsConnection(one.selectionSet)) {
      query.reduced.push(name);
      return field(name, [id]);
    }
    return within({ ...one, arguments: others }, [...path, name]);
  }

  function within<T extends FieldNode | InlineFragmentNode>(one: T, path: readonly string[]): T {
    const selections = one.selectionSet?.selections.map((inner) => loosened(inner, path)) ?? [];
    return { ...one, selectionSet: { kind: Kind.SELECTION_SET, selections } };
  }

  const own = fragments.get(record.name);
  if (!own) throw new Error(`there is no fragment ${record.name}`);
  // The id comes first in each line, where it is found without reading the whole of it.
  const selections = [
    id,
    ...spelled(own.selectionSet)
      .filter((one) => !isNamed("id")(one))
      .map((one) => loosened(one, [])),
  ];
  query.text = print({
    kind: Kind.SELECTION_SET,
    selections: [field(root, [field("edges", [field("node", selections)])])],
  });
  return query;
}
