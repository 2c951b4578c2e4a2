export type Operator = ">" | ">=" | "<" | "<=" | "=";
export type Term = { kind: "term"; field: string | null; operator: Operator; value: string };
export type Search =
  | Term
  | { kind: "and" | "or"; parts: Search[] }
  | { kind: "not"; part: Search }
  | { kind: "everything" };

type Token = { kind: "(" | ")" | "and" | "or" | "not" } | { kind: "term"; term: Term };

const TERM =
  /(?:(?<field>[A-Za-z_][\w.-]*):(?<operator>>=|<=|>|<)?)?(?:"(?<double>(?:\\.|[^"\\])*)"|'(?<single>(?:\\.|[^'\\])*)'|(?<bare>[^\s():"']*))/y;

/**
 * Shopify's search syntax: terms with an implied AND, OR, NOT or a minus, brackets, quotes. As in Shopify, an unquoted value
 * ends at a colon: `updated_at:>=2026-11-01T10:00:00Z` is a term with the value "2026-11-01T10", and the rest is lost.
 */
export function parseSearch(text: string): Search {
  const tokens = tokenize(text);
  let position = 0;
  const peek = () => tokens[position];

  function either(): Search {
    const parts = [both()];
    while (peek()?.kind === "or") {
      position++;
      parts.push(both());
    }
    return join("or", parts);
  }
  function both(): Search {
    const parts: Search[] = [];
    for (let token = peek(); token && token.kind !== "or" && token.kind !== ")"; token = peek()) {
      if (token.kind === "and") position++;
      else parts.push(single());
    }
    return join("and", parts);
  }
  function single(): Search {
    const token = tokens[position++];
    if (!token) return { kind: "everything" };
    if (token.kind === "not") return { kind: "not", part: single() };
    if (token.kind === "term") return token.term;
    const inner = either();
    if (peek()?.kind === ")") position++;
    return inner;
  }

  const parts: Search[] = [];
  while (position < tokens.length) {
    parts.push(either());
    // A closing bracket that nothing opened.
    if (peek()?.kind === ")") position++;
  }
  return join("and", parts);
}

function join(kind: "and" | "or", parts: Search[]): Search {
  const [only] = parts;
  if (!only) return { kind: "everything" };
  return parts.length === 1 ? only : { kind, parts };
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const rest = text.slice(position);
    const space = /^\s+/.exec(rest);
    const word = /^(AND|OR|NOT)(?=[\s(]|$)/.exec(rest);
    const first = rest[0];
    if (space) position += space[0].length;
    else if (first === "(" || first === ")") {
      tokens.push({ kind: first });
      position++;
    } else if (word?.[1]) {
      tokens.push({ kind: word[1] === "AND" ? "and" : word[1] === "OR" ? "or" : "not" });
      position += word[1].length;
    } else if (first === "-" && rest.length > 1) {
      tokens.push({ kind: "not" });
      position++;
    } else {
      const term = readTerm(text, position);
      tokens.push({ kind: "term", term: term.term });
      position = skipLostTail(text, term.end);
    }
  }
  return tokens;
}

function readTerm(text: string, from: number): { term: Term; end: number } {
  TERM.lastIndex = from;
  const found = TERM.exec(text);
  const groups = found?.groups ?? {};
  const quoted = groups.double ?? groups.single;
  const value = quoted === undefined ? (groups.bare ?? "") : quoted.replace(/\\(.)/g, "$1");
  const term: Term = { kind: "term", field: groups.field ?? null, operator: operatorOf(groups.operator), value };
  return { term, end: Math.max(from + 1, TERM.lastIndex) };
}

/** What follows the colon that ended an unquoted value. */
function skipLostTail(text: string, from: number): number {
  const tail = /^:[^\s()]*/.exec(text.slice(from));
  return from + (tail?.[0].length ?? 0);
}

function operatorOf(text: string | undefined): Operator {
  return text === ">" || text === ">=" || text === "<" || text === "<=" ? text : "=";
}
