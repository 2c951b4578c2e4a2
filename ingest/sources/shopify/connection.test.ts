import { describe, expect, it } from "vitest";
import { SourceError } from "../../errors.ts";
import type { Ask, Page } from "../../stream.ts";
import type { ShopifyClient } from "./client.ts";
import type { Reading } from "./connection.ts";
import { completeConnection, readConnection, toFilter } from "./connection.ts";

type Asked = Record<string, unknown>;

function fakeClient(answer: (variables: Asked, call: number) => unknown): { client: ShopifyClient; asked: Asked[] } {
  const asked: Asked[] = [];
  const query: ShopifyClient["query"] = async (_document, variables) => {
    asked.push(variables);
    return answer(variables, asked.length);
  };
  return { client: { shop_url: "reef", warnings: new Set(), query }, asked };
}

const reading: Reading = {
  document: "query",
  record: { type: "Order", name: "OrderRecord", fragments: "" },
  root: "orders",
  page_size: 250,
  sorted: true,
};
const ask: Ask = {
  mode: "incremental",
  from: "2026-11-01T00:00:00.000Z",
  to: "2026-11-02T00:00:00.000Z",
  signal: new AbortController().signal,
};
let made = 0;
const nodes = (count: number, updatedAt: string) =>
  Array.from({ length: count }, () => ({ id: `gid://shopify/Order/${++made}`, updatedAt }));
const page = (list: unknown[], endCursor: string | null) => ({
  orders: { nodes: list, pageInfo: { hasNextPage: endCursor !== null, endCursor } },
});
const readAll = async (client: ShopifyClient, over: Partial<Reading> = {}): Promise<Page[]> => {
  const pages: Page[] = [];
  for await (const next of readConnection(client, { ...reading, ...over }, ask)) pages.push(next);
  return pages;
};

describe("the filter", () => {
  it("quotes its dates and has a fixed upper bound", () => {
    expect(toFilter("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z")).toBe(
      "updated_at:>='2026-11-01T00:00:00Z' updated_at:<='2026-11-02T00:00:00Z'",
    );
    expect(toFilter(null, "2026-11-02T00:00:00Z")).toBe("updated_at:<='2026-11-02T00:00:00Z'");
  });
});

describe("a connection that never ends", () => {
  it.each([
    ["the same cursor again and again", () => page(nodes(1, "2026-11-01T01:00:00Z"), "c1")],
    [
      "the same page under ever new cursors",
      (_variables: Asked, call: number) => page([{ id: "gid://shopify/Order/7" }], `c${call}`),
    ],
    [
      "no cursor though more is promised",
      () => ({ orders: { nodes: nodes(1, "2026-11-01T01:00:00Z"), pageInfo: { hasNextPage: true, endCursor: null } } }),
    ],
  ])("is left with an error of its own: %s", async (_what, answer) => {
    const { client, asked } = fakeClient(answer);
    await expect(readAll(client)).rejects.toMatchObject({ code: "endless_pages" });
    expect(asked.length).toBeLessThan(3);
  });

  it("within a record leaves that record unfinished, for its schema to reject", async () => {
    const part = (endCursor: string) => ({ nodes: [1], pageInfo: { hasNextPage: true, endCursor } });
    const complete = await completeConnection(part("c1"), async () => part("c1"));
    expect(complete).toMatchObject({ pageInfo: { hasNextPage: true }, nodes: [1, 1] });
  });
});

describe("reading a connection", () => {
  it("that knows no change date asks by its own search alone, and for no window", async () => {
    const { client, asked } = fakeClient(() => page(nodes(1, "2020-01-01T00:00:00Z"), null));
    const pages = await readAll(client, { search: "method:code", sorted: false });
    expect(asked.map(({ query }) => query)).toEqual(["method:code"]);
    expect(pages).toMatchObject([{ windowed: false }]);
  });

  it("follows the cursors and says on the last page what has been read", async () => {
    const { client, asked } = fakeClient((_variables, call) =>
      call === 1 ? page(nodes(2, "2026-11-01T01:00:00Z"), "c1") : page(nodes(1, "2026-11-01T02:00:00Z"), null),
    );
    const pages = await readAll(client);
    expect(asked.map(({ after }) => after)).toEqual([null, "c1"]);
    expect(pages.map(({ payloads, windowed, through }) => [payloads.length, windowed, through])).toEqual([
      [2, true, null],
      [1, true, ask.to],
    ]);
  });

  it("takes an empty page for the last one, whatever it promises", async () => {
    const { client, asked } = fakeClient(() => page([], "again"));
    expect(await readAll(client)).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it("asks for half as many when a page is too costly", async () => {
    const { client, asked } = fakeClient(({ first }) => {
      if (Number(first) > 100) throw new SourceError({ code: "query_too_costly", message: "too much", mend: "less" });
      return page([], null);
    });
    await readAll(client);
    expect(asked.map(({ first }) => first)).toEqual([250, 125, 62]);
  });

  it("begins a new query before Shopify's 25,000, at the newest change seen", async () => {
    const { client, asked } = fakeClient((_variables, call) =>
      call <= 80
        ? page(nodes(250, `2026-11-01T01:00:${String(call % 60).padStart(2, "0")}Z`), `c${call}`)
        : page([], null),
    );
    const pages = await readAll(client);
    expect(pages[79]?.through).toBe("2026-11-01T01:00:20Z");
    expect(asked[80]).toEqual({ first: 250, after: null, query: toFilter("2026-11-01T01:00:20Z", ask.to) });
  });

  it("goes on by cursor where the API cannot sort by change date", async () => {
    const { client, asked } = fakeClient((_variables, call) =>
      call <= 81 ? page(nodes(250, "2026-11-01T01:00:00Z"), `c${call}`) : page([], null),
    );
    await readAll(client, { sorted: false });
    expect(asked[81]).toMatchObject({ after: "c81", query: toFilter(ask.from, ask.to) });
  });
});

describe("a nested connection", () => {
  it("is read to its end", async () => {
    const held = { pageInfo: { hasNextPage: true, endCursor: "a" }, nodes: [1, 2] };
    const complete = await completeConnection(held, async (after) =>
      after === "a"
        ? { pageInfo: { hasNextPage: true, endCursor: "b" }, nodes: [3] }
        : { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [4] },
    );
    expect(complete).toEqual({ pageInfo: { hasNextPage: false }, nodes: [1, 2, 3, 4] });
  });
});
