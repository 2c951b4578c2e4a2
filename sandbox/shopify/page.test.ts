import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrayListing } from "./listings.ts";
import { type Connection, type PageArgs, page, pageOf } from "./page.ts";

type Row = { id: number; at: number };
const rows: Row[] = Array.from({ length: 10 }, (_, i) => ({ id: i + 1, at: Math.floor(i / 3) }));
const listing = arrayListing(rows, (row) => ({ value: row.at, id: row.id }));
const ids = (args: PageArgs) => page(listing, args, (row) => row.id).nodes;

describe("page", () => {
  it("gives rows by key, then id, and says whether more follow", () => {
    const first = page(listing, { first: 4 }, (row) => row.id);
    expect(first.nodes).toEqual([1, 2, 3, 4]);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const rest = page(listing, { first: 6, after: first.pageInfo.endCursor }, (row) => row.id);
    expect(rest.nodes).toEqual([5, 6, 7, 8, 9, 10]);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it("goes backwards with reverse, and from the end with last", () => {
    const newest = page(listing, { first: 3, reverse: true }, (row) => row.id);
    expect(newest.nodes).toEqual([10, 9, 8]);
    expect(ids({ first: 2, reverse: true, after: newest.pageInfo.endCursor })).toEqual([7, 6]);
    expect(ids({ last: 2 })).toEqual([9, 10]);
    expect(ids({ last: 2, before: newest.pageInfo.endCursor })).toEqual([6, 7]);
  });

  it("has null cursors when empty", () => {
    const empty = page(
      listing,
      { first: 5 },
      (row) => row.id,
      () => false,
    );
    expect(empty.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null });
  });

  it("carries cursors that hold the sort value and the id", () => {
    const cursor = page(listing, { first: 4 }, (row) => row.id).edges[3]?.cursor ?? "";
    expect(JSON.parse(Buffer.from(cursor, "base64").toString())).toEqual({ last_id: 4, last_value: 1 });
  });

  it.each([
    [{}, "you must provide one of first or last"],
    [{ first: 251 }, "first cannot exceed 250"],
    [{ first: -1 }, "first cannot be less than 0"],
    [{ first: 1, last: 1 }, "providing both first and last is not supported"],
    [{ first: 1, after: "nonsense" }, "Invalid cursor for current pagination sort."],
  ])("refuses %j", (args, message) => {
    expect(() => ids(args)).toThrow(message);
  });

  it("walks every row once, whatever the page size and the ties", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        (times, first) => {
          const all = times.map((at, i) => ({ id: i + 1, at }));
          const list = arrayListing(all, (row) => ({ value: row.at, id: row.id }));
          const walked: number[] = [];
          let after: string | null = null;
          for (let hasNext = true; hasNext; ) {
            const one: Connection<number> = page(list, { first, after }, (row) => row.id);
            walked.push(...one.nodes);
            after = one.pageInfo.endCursor ?? after;
            hasNext = one.pageInfo.hasNextPage;
          }
          expect(walked.toSorted((a, b) => a - b)).toEqual(all.map((row) => row.id));
        },
      ),
    );
  });
});

describe("pageOf", () => {
  it("pages a short list in its own order", () => {
    const first = pageOf(["c", "a", "b"], { first: 2 }, (row) => row);
    expect(first.nodes).toEqual(["c", "a"]);
    expect(pageOf(["c", "a", "b"], { first: 2, after: first.pageInfo.endCursor }, (row) => row).nodes).toEqual(["b"]);
  });
});
