import { afterEach, describe, expect, it } from "vitest";
import type { TestServer } from "../../testing/testServer.ts";
import { openTestServer } from "../../testing/testServer.ts";
import { createHubspotClient } from "./client.ts";
import { inBatches, readList } from "./listing.ts";

let server: TestServer;
afterEach(() => server?.close());
const { signal } = new AbortController();

type Sent = { results: unknown[]; paging?: unknown };
async function read(answer: (number: number) => Sent) {
  server = await openTestServer((_request, number) => ({ body: answer(number) }));
  const patience = { attempts: 2, firstDelayMs: 1, timeoutMs: 1_000 };
  const client = createHubspotClient({ api_url: server.url, version: "2026-09", token: "pat" }, patience);
  const pages: unknown[][] = [];
  for await (const page of readList(client, "/crm/owners/{version}", { archived: false }, signal)) pages.push(page);
  return pages;
}
const next = (after: string) => ({ next: { after, link: "https://api.hubapi.com/x" } });

describe("a list", () => {
  it.each([
    ["absent", undefined],
    ["null", null],
    ["without a next", {}],
  ])("ends where paging is %s", async (_what, paging) => {
    const pages = await read((number) =>
      number === 1 ? { results: [{ id: "1" }], paging: next("1") } : { results: [{ id: "2" }], paging },
    );
    expect(pages).toEqual([[{ id: "1" }], [{ id: "2" }]]);
  });

  it("goes over an empty page in the middle and one at the end", async () => {
    const answers: Sent[] = [
      { results: [], paging: next("a") },
      { results: [{ id: "1" }], paging: next("b") },
    ];
    expect(await read((number) => answers[number - 1] ?? { results: [] })).toEqual([[{ id: "1" }]]);
  });

  it("ends with a named error where the place to go on from comes up again", async () => {
    const endless = read((number) => ({ results: [{ id: String(number) }], paging: next(String(number % 3)) }));
    await expect(endless).rejects.toMatchObject({ code: "endless_pages" });
    expect(server.received.length).toBeLessThan(6);
  });

  it("ends with a named error where page after page is the same", async () => {
    const endless = read((number) => ({ results: [{ id: "1" }], paging: next(String(number)) }));
    await expect(endless).rejects.toMatchObject({ code: "endless_pages" });
  });

  it("is put together into batches without losing the rest", async () => {
    async function* pages() {
      for (let page = 0; page < 5; page += 1) yield [page * 2, page * 2 + 1];
    }
    const batches: unknown[][] = [];
    for await (const batch of inBatches(pages(), 4)) batches.push(batch);
    expect(batches).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
  });
});
