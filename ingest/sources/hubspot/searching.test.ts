import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { HubspotClient } from "./client.ts";
import { readChanged } from "./searching.ts";

type Held = { id: number; at: number };
// Strict: pages by offset, which reach 10,000 rows and no further, are refused.
const body = z.strictObject({
  filterGroups: z.tuple([
    z.object({
      filters: z.array(
        z.object({ propertyName: z.string(), operator: z.enum(["GTE", "LTE", "GT"]), value: z.string() }),
      ),
    }),
  ]),
  sorts: z.tuple([z.object({ propertyName: z.literal("hs_object_id"), direction: z.literal("ASCENDING") })]),
  properties: z.array(z.string()),
  limit: z.number().max(200),
});

/** A search over rows in memory that, like HubSpot's, refuses nothing we send but knows dates, ids and limits only. */
function fakeClient(rows: Held[], onSearch: (call: number) => void = () => undefined) {
  const asked: z.infer<typeof body>[] = [];
  const post: HubspotClient["post"] = async (_path, sent, shape) => {
    const search = body.parse(sent);
    asked.push(search);
    onSearch(asked.length);
    const found = rows
      .filter((row) =>
        search.filterGroups[0].filters.every(({ propertyName, operator, value }) => {
          const held = propertyName === "hs_object_id" ? row.id : row.at;
          return operator === "GTE"
            ? held >= Number(value)
            : operator === "LTE"
              ? held <= Number(value)
              : held > Number(value);
        }),
      )
      .sort((a, b) => a.id - b.id);
    return shape.parse({
      total: found.length,
      results: found.slice(0, search.limit).map(({ id }) => ({ id: String(id) })),
    });
  };
  const get: HubspotClient["get"] = () => Promise.reject(new Error("not asked in this test"));
  return { client: { warnings: new Set<string>(), see: () => undefined, get, post }, asked };
}

const search = { object: "contacts", modified: "lastmodifieddate", properties: ["email"] };
const { signal } = new AbortController();

async function read(client: HubspotClient, from: number, to: number) {
  const ids: number[] = [];
  const ends: number[] = [];
  for await (const page of readChanged(client, search, { from, to }, signal)) {
    ids.push(
      ...z
        .array(z.object({ id: z.coerce.number() }))
        .parse(page.results)
        .map(({ id }) => id),
    );
    if (page.end) ends.push(page.to);
  }
  return { ids, ends };
}

describe("a search for changes", () => {
  it("reads one small window by ids, page after page", async () => {
    const rows = Array.from({ length: 450 }, (_, index) => ({ id: index + 1, at: 1_000 }));
    const { client, asked } = fakeClient(rows);
    const { ids, ends } = await read(client, 0, 5_000);
    expect(new Set(ids).size).toBe(450);
    expect(asked).toHaveLength(3);
    expect(ends).toEqual([5_000]);
  });

  it("splits windows that hold too many and reads them from old to new", async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ id: 20_000 - index, at: index * 10 }));
    const { client } = fakeClient(rows);
    const { ids, ends } = await read(client, 0, 200_000);
    expect(new Set(ids).size).toBe(20_000);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    expect(ends.length).toBeGreaterThanOrEqual(3);
    expect(ends.at(-1)).toBe(200_000);
  });

  it("reads more than 10,000 rows with one and the same change date", async () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => ({ id: index + 1, at: 7_000 }));
    const { client } = fakeClient(rows);
    expect(new Set((await read(client, 0, 10_000)).ids).size).toBe(12_000);
  });

  it("ends with a named error where its pages lead back to rows already read", async () => {
    const page = { total: 900, results: Array.from({ length: 200 }, (_, index) => ({ id: String(index + 1) })) };
    const post: HubspotClient["post"] = async (_path, _sent, shape) => shape.parse(page);
    const { client } = fakeClient([]);
    await expect(read({ ...client, post }, 0, 5_000)).rejects.toMatchObject({ code: "endless_pages" });
  });

  it("misses no row when others are changed and leave the window while it is read", async () => {
    const rows = Array.from({ length: 600 }, (_, index) => ({ id: index + 1, at: 1_000 }));
    const { client } = fakeClient(rows, (call) => {
      const left = rows[call - 1];
      if (call > 1 && left) left.at = 99_000;
    });
    const { ids } = await read(client, 0, 5_000);
    expect(new Set(ids).size).toBe(600);
  });
});
