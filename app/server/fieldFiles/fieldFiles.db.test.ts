import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fieldFiles } from "../../shared/fieldFiles.ts";
import { errorBody } from "../../shared/session.ts";
import { addIngestSchema, type ScratchDatabase, scratchDatabase } from "../testing/scratchDatabase.ts";
import { type TestServer, testServer } from "../testing/testServer.ts";

let database: ScratchDatabase;
let server: TestServer;
let page: Awaited<ReturnType<TestServer["signIn"]>>;

beforeAll(async () => {
  database = await scratchDatabase();
  await addIngestSchema(database.url);
  server = await testServer(database.url);
  page = await server.signIn();
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});
beforeEach(() =>
  database.query("truncate ingest.field_files, ingest.field_sheets, ingest.field_layouts restart identity"),
);

const path = "/api/operations/field-files";
const upload = (name: string, content: string | Uint8Array, headers: Record<string, string> = page) =>
  server.ask(`${path}?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", ...headers },
    body: content,
  });
const errorOf = (answer: { json: () => unknown }) => errorBody.parse(answer.json()).error;
const list = async () => fieldFiles.parse((await server.ask(path, { headers: page })).json()).files;
const unclear = async () => {
  await upload("odd.csv", "where,survivors\n");
  await database.query(
    `insert into ingest.field_sheets (file_id, sheet_no, sheet, layout, stream, status, columns, missing) values
     (1, 0, '', 'abc', 'reef_surveys', 'needs_mapping', '[{"header": "where", "field": null, "nearest": ["site"]}]', '["site"]')`,
  );
};
const columns = {
  where: "site",
  when: "surveyed_on",
  what: "species",
  seen: "n_sampled",
  survivors: "n_alive",
  tide: null,
};
const say = (wish: object, sheet = "1/sheets/0") => server.post(`${path}/${sheet}/layout`, wish, page);

describe("an uploaded file", () => {
  it("is kept as it came, once, and listed", async () => {
    const bytes = Uint8Array.from([0x50, 0x4b, 0, 255]);
    expect([(await upload("Relevés 2026.xlsx", bytes)).status, (await upload("again.xlsx", bytes)).json()]).toEqual([
      201,
      { file_id: 1, is_new: false },
    ]);
    expect(await database.query("select content, origin from ingest.field_files")).toEqual([
      { content: Buffer.from(bytes), origin: "upload" },
    ]);
    expect(await list()).toMatchObject([
      { name: "Relevés 2026.xlsx", bytes: 4, is_opened: false, problem: null, sheets: [] },
    ]);
  });

  it("is listed beside those of long ago, however many numbers lie between", async () => {
    await upload("old.csv", "1");
    await database.query("select setval(pg_get_serial_sequence('ingest.field_files', 'file_id'), 500)");
    await upload("new.csv", "2");
    expect((await list()).map(({ name }) => name)).toEqual(["new.csv", "old.csv"]);
  });

  it.each([
    ["../../etc/passwd.csv", "passwd.csv"],
    ["C:\\Users\\diver\\a.csv", "a.csv"],
    ["a\u0000\u202egnp.csv", "agnp.csv"],
    ["..", "unnamed"],
    [`${"x".repeat(300)}.csv`, "x".repeat(200)],
  ])("called %o is called %o", async (name, called) => {
    await upload(name, "x");
    expect(await list()).toMatchObject([{ name: called }]);
  });

  it("needs a session and its CSRF token", async () => {
    expect((await upload("a.csv", "x", {})).status).toBe(401);
    expect((await upload("a.csv", "x", { cookie: page.cookie })).status).toBe(403);
    expect(await list()).toEqual([]);
  });

  it("of more than 20 MB, an empty one, and one without a name are refused by name", async () => {
    const large = await upload("a.csv", new Uint8Array(20_000_001));
    expect([large.status, errorOf(large)]).toEqual([
      413,
      { code: "file_too_large", message: "The file has more than 20 MB. Split it." },
    ]);
    expect(errorOf(await upload("a.csv", "")).code).toBe("file_empty");
    expect((await upload("", "x")).status).toBe(400);
    expect(await list()).toEqual([]);
  });
});

describe("what columns mean", () => {
  it("is kept for every sheet with the same headers, which then waits to be read", async () => {
    await unclear();
    expect((await say({ stream: "reef_surveys", columns })).status).toBe(202);
    expect(await database.query("select layout, stream, columns from ingest.field_layouts")).toEqual([
      { layout: "abc", stream: "reef_surveys", columns },
    ]);
    expect((await list())[0]?.sheets).toMatchObject([{ status: "waiting", missing: [] }]);
  });

  it.each([
    [{ stream: "reef_surveys", columns: { ...columns, survivors: null } }, /No column is said to be n_alive/],
    [{ stream: "reef_surveys", columns: { ...columns, tide: "site" } }, /Two columns are said to be site/],
    [{ stream: "reef_surveys", columns: { ...columns, tide: "password" } }, /password is no field of reef_surveys/],
    [{ stream: "payroll", columns }, /could not be read/],
  ])("is refused as %o", async (wish, message) => {
    await unclear();
    const answer = await say(wish);
    expect([answer.status, errorOf(answer).message]).toEqual([400, expect.stringMatching(message)]);
    expect(await database.query("select from ingest.field_layouts")).toEqual([]);
  });

  it("is refused for a sheet that is not there", async () => {
    expect((await say({ stream: "reef_surveys", columns }, "99/sheets/0")).status).toBe(404);
  });
});
