import { mkdtemp, readdir, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { syncAll } from "../../sync.ts";
import { migrateApp } from "../../testing/appTables.ts";
import type { TestDatabase } from "../../testing/testDatabase.ts";
import { createTestDatabase } from "../../testing/testDatabase.ts";
import { openTestSandbox } from "../../testing/testSandbox.ts";
import { workbook } from "../../testing/workbook.ts";
import { openSources } from "../registry.ts";
import { layoutId } from "./layout.ts";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateApp(database.url);
});
afterAll(() => database?.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "atoll-field-"));
  await database.pool.query(
    "truncate ingest.runs, ingest.stream_runs, ingest.stream_state, ingest.rejects, ingest.field_files, ingest.field_sheets, ingest.field_layouts, raw_field.reef_surveys, raw_field.outplantings, raw_field.certificates restart identity cascade",
  );
  return () => rm(folder, { recursive: true, force: true });
});

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const sync = () =>
  syncAll({
    pool: database.pool,
    sources: openSources({
      shopify: null,
      hubspot: null,
      airbyte: null,
      ecb: null,
      field: { folder, database_url: database.url },
    }),
    trigger: "cli",
    log: quiet,
  });
const rows = async (sql: string) => (await database.pool.query(sql)).rows;
const settle = (path: string) => utimes(path, new Date(0), new Date(0));
async function drop(name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(join(folder, name), content);
  await settle(join(folder, name));
}
const surveys = (...lines: string[]) => `site,date,species,structure,sampled,alive,health\n${lines.join("\n")}\n`;
const counts = async () => {
  const { streams } = await sync();
  return Object.fromEntries(
    streams.map(({ stream, read, landed, unchanged, rejected, failure }) => [
      stream,
      failure ?? [read, landed, unchanged, rejected],
    ]),
  );
};

describe("a file in the folder", () => {
  it("lands once, and is moved to done", async () => {
    await drop(
      "moorea.csv",
      surveys('Mo\'orea,31/03/2026,Porites rus,rope,60,51,"1,5"', "Ahe,46112,Porites rus,,10,10,"),
    );
    expect(await counts()).toMatchObject({ reef_surveys: [2, 2, 0, 0], outplantings: [0, 0, 0, 0] });
    expect(
      await rows(
        "select record_key, site, surveyed_on, n_alive::integer, health_score, file, row_number from raw_field.reef_surveys order by 1",
      ),
    ).toEqual([
      {
        record_key: "ahe/20260331/poritesrus/",
        site: "Ahe",
        surveyed_on: "2026-03-31",
        n_alive: 10,
        health_score: null,
        file: "moorea.csv",
        row_number: 3,
      },
      {
        record_key: "moorea/20260331/poritesrus/rope",
        site: "Moʻorea",
        surveyed_on: "2026-03-31",
        n_alive: 51,
        health_score: "1.5",
        file: "moorea.csv",
        row_number: 2,
      },
    ]);
    expect(await readdir(folder)).toEqual(["done"]);
    expect(await counts()).toMatchObject({ reef_surveys: [0, 0, 0, 0] });
  });

  it("dropped again lands nothing new, also under another name", async () => {
    const text = surveys("Ahe,2026-03-31,Porites rus,rope,60,51,1");
    await drop("a.csv", text);
    await sync();
    await drop("b.csv", text);
    expect(await counts()).toMatchObject({ reef_surveys: [0, 0, 0, 0] });
    expect(await rows("select name from ingest.field_files")).toEqual([{ name: "a.csv" }]);
  });

  it("of which the last rows could not land waits, and lands with the next sync", async () => {
    await drop("surveys.csv", surveys("Ahe,2026-03-31,Porites rus,rope,60,51,1"));
    await database.pool.query(`
      create function raw_field.full_disk() returns trigger language plpgsql as $$ begin
        raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
      create trigger full_disk before insert on raw_field.reef_surveys for each row execute function raw_field.full_disk()`);
    try {
      expect((await counts()).reef_surveys).toMatchObject({ code: "disk_full" });
    } finally {
      await database.pool.query("drop trigger full_disk on raw_field.reef_surveys");
    }
    expect(await rows("select status from ingest.field_sheets")).toEqual([{ status: "waiting" }]);
    expect((await counts()).reef_surveys).toEqual([1, 1, 0, 0]);
    expect(await rows("select status from ingest.field_sheets")).toEqual([{ status: "landed" }]);
  });

  it("that corrects an earlier one replaces its rows by key", async () => {
    await drop(
      "a.csv",
      surveys("Ahe,2026-03-31,Porites rus,rope,60,51,1", "Malolo,2026-03-31,Porites rus,rope,60,50,1"),
    );
    await sync();
    await drop(
      "a.csv",
      surveys("Ahe,2026-03-31,Porites rus,rope,60,15,1", "Malolo,2026-03-31,Porites rus,rope,60,50,1"),
    );
    expect(await counts()).toMatchObject({ reef_surveys: [2, 1, 1, 0] });
    expect(await rows("select n_alive::integer from raw_field.reef_surveys where site = 'Ahe'")).toEqual([
      { n_alive: 15 },
    ]);
  });

  it("has its wrong rows rejected by row, field and reason, and the others land", async () => {
    await drop(
      "bad.csv",
      surveys(
        "Ahe,2026-03-31,Porites rus,rope,60,61,1",
        "Mooera,2026-03-31,Porites rus,rope,60,51,1",
        "Ahe,0000-00-00,Porites rus,rope,60,51,1",
        "Ahe,2026-03-31,,rope,60,51,1",
        "Ahe,2026-03-31,Porites rus,rope,many,51,1",
        "Ahe,2026-03-31,Porites rus,rope,60,51,7",
        "Ahe,2026-03-31,Porites rus,rope,60,51,1",
        "AHE,31/03/2026,porites  rus,Rope,60,50,1",
      ),
    );
    expect(await counts()).toMatchObject({ reef_surveys: [8, 1, 0, 7] });
    expect(await rows("select record_key, field, reason from ingest.rejects order by reject_id")).toEqual([
      {
        record_key: "bad.csv, row 2",
        field: "n_alive",
        reason: "is 61, of 60 sampled: more cannot be alive than were looked at",
      },
      {
        record_key: "bad.csv, row 3",
        field: "site",
        reason: expect.stringMatching(/“Mooera” is no site that Atoll knows/),
      },
      { record_key: "bad.csv, row 4", field: "surveyed_on", reason: expect.stringMatching(/“0000-00-00” is no day/) },
      { record_key: "bad.csv, row 5", field: "species", reason: "is empty" },
      { record_key: "bad.csv, row 6", field: "n_sampled", reason: "“many” is no whole number" },
      { record_key: "bad.csv, row 7", field: "health_score", reason: expect.stringMatching(/scale from 1 to 6/) },
      { record_key: "bad.csv, row 9", field: "row_number", reason: "says the same thing as row 8; that one is kept" },
    ]);
  });

  it("with several sheets lands each where it belongs", async () => {
    await drop(
      "2026.xlsx",
      workbook({
        Suivi: [
          ["Site", "Date du relevé", "Espèce", "Échantillonnés", "Vivants", "Température"],
          ["Tikehau", { day: 46112 }, "Porites rus", 30, 28, 27.5],
        ],
        Plantations: [
          ["Lot", "Site", "Date", "Espèce", "Transplantés"],
          ["T-1", "Tikehau", { day: 46112 }, "Porites rus", 12],
        ],
        Certificats: [
          ["N° de certificat", "Commande", "Envoyé le", "Nom du corail"],
          ["C-1", "#1001", { day: 46112 }, "Nemo"],
        ],
        Vide: [],
      }),
    );
    expect(await counts()).toEqual({
      reef_surveys: [1, 1, 0, 0],
      outplantings: [1, 1, 0, 0],
      certificates: [1, 1, 0, 0],
    });
    expect(await rows("select other, sheet from raw_field.reef_surveys")).toEqual([
      { other: { Température: "27.5" }, sheet: "Suivi" },
    ]);
    expect(await rows("select record_key, n_outplanted::integer from raw_field.outplantings")).toEqual([
      { record_key: "tikehau/t1", n_outplanted: 12 },
    ]);
    expect(await rows("select certificate_no, order_name, sent_on, coral_name from raw_field.certificates")).toEqual([
      { certificate_no: "C-1", order_name: "#1001", sent_on: "2026-03-31", coral_name: "Nemo" },
    ]);
    expect(await rows("select status from ingest.field_sheets order by sheet_no")).toEqual(
      ["landed", "landed", "landed", "empty"].map((status) => ({ status })),
    );
  });

  it("whose headers are not known waits, names them, and lands once somebody has said what they mean", async () => {
    const headers = ["Where", "date", "species", "sampled", "survivors"];
    const text = (day: string) => `${headers.join(",")}\nAhe,${day},Porites rus,60,51\n`;
    await drop("odd.csv", text("2026-03-31"));
    expect(await counts()).toMatchObject({ reef_surveys: [0, 0, 0, 0] });
    expect(await rows("select warnings from ingest.stream_runs where stream = 'reef_surveys'")).toEqual([
      { warnings: ["odd.csv waits: say in Operations what its columns mean."] },
    ]);
    const [sheet] = await rows("select status, stream, missing, columns from ingest.field_sheets");
    expect(sheet).toMatchObject({ status: "needs_mapping", stream: "reef_surveys", missing: ["site", "n_alive"] });
    expect(sheet.columns[4]).toMatchObject({
      header: "survivors",
      field: null,
      nearest: expect.arrayContaining(["n_alive"]),
    });

    const columns = {
      Where: "site",
      date: "surveyed_on",
      species: "species",
      sampled: "n_sampled",
      survivors: "n_alive",
    };
    await database.pool.query(
      "insert into ingest.field_layouts (layout, stream, columns) values ($1, 'reef_surveys', $2)",
      [layoutId(headers), JSON.stringify(columns)],
    );
    await database.pool.query("update ingest.field_sheets set status = 'waiting'");
    expect(await counts()).toMatchObject({ reef_surveys: [1, 1, 0, 0] });
    await drop("odd2.csv", text("2026-04-30"));
    expect(await counts()).toMatchObject({ reef_surveys: [1, 1, 0, 0] });
  });

  it("that is still being written is left alone until it rests", async () => {
    await writeFile(join(folder, "new.csv"), surveys("Ahe,2026-03-31,Porites rus,rope,60,51,1"));
    expect(await counts()).toMatchObject({ reef_surveys: [0, 0, 0, 0] });
    await settle(join(folder, "new.csv"));
    expect(await counts()).toMatchObject({ reef_surveys: [1, 1, 0, 0] });
  });

  it("that cannot be read keeps the reason, and the next is read all the same", async () => {
    await drop("a.xls", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]));
    await drop("b.csv", "");
    await drop("huge.csv", "x");
    await truncate(join(folder, "huge.csv"), 100_000_000);
    await settle(join(folder, "huge.csv"));
    await drop("notes.docx", "x");
    await drop("z.csv", surveys("Ahe,2026-03-31,Porites rus,rope,60,51,1"));
    expect(await counts()).toMatchObject({ reef_surveys: [1, 1, 0, 0] });
    expect(await rows("select name, problem from ingest.field_files where problem is not null order by name")).toEqual([
      { name: "a.xls", problem: expect.stringMatching(/old kind/) },
      { name: "b.csv", problem: expect.stringMatching(/empty/) },
      { name: "huge.csv", problem: expect.stringMatching(/100 MB; 20 MB are the most/) },
    ]);
    expect((await readdir(folder)).sort()).toEqual(["done", "notes.docx", "refused"]);
  });

  it("is read where the folder cannot be had, and the warning says so", async () => {
    await rm(folder, { recursive: true });
    await writeFile(folder, "a file");
    expect(await counts()).toMatchObject({ reef_surveys: [0, 0, 0, 0] });
    expect(await rows("select warnings->>0 as warning from ingest.stream_runs where stream = 'reef_surveys'")).toEqual([
      { warning: expect.stringMatching(/cannot be read .* Set ATOLL_FIELD_DIR/) },
    ]);
  });

  it("as the sandbox's teams write it lands without a question", async () => {
    const sandbox = await openTestSandbox();
    try {
      for (const name of ["field-surveys.csv", "outplantings.csv", "certificates.csv"])
        await drop(name, await (await fetch(`${sandbox.url}/_sandbox/${name}`)).text());
    } finally {
      await sandbox.close();
    }
    await sync();
    expect(await rows("select distinct status from ingest.field_sheets")).toEqual([{ status: "landed" }]);
    expect(await rows("select from ingest.rejects")).toEqual([]);
    for (const table of ["reef_surveys", "outplantings", "certificates"])
      expect(await rows(`select count(*) > 100 as is_filled from raw_field.${table}`)).toEqual([{ is_filled: true }]);
  });
});
