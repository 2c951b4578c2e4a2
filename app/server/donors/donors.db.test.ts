import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addIngestSchema, type ScratchDatabase, scratchDatabase } from "../testing/scratchDatabase.ts";
import { mergeDonors, splitDonor, undoDecision } from "./decide.ts";
import { identityKey } from "./identifier.ts";

let database: ScratchDatabase;
let client: pg.Client;
const author = { by: "Ana", why: "she says so" };
const ids = ["shopify_customer_id:1", "email:ana@example.org", "hubspot_contact_id:9", "hubspot_company_id:7"] as const;
const keys = ids.map((id) => identityKey(id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)));
const [customer = "", email = "", contact = ""] = keys;
beforeAll(async () => {
  database = await scratchDatabase();
  await addIngestSchema(database.url);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    "create schema intermediate; create table intermediate.int_donor_members (identity_key text, donor_key text, donor_type text)",
  );
  for (const [index, key] of keys.entries())
    await client.query("insert into intermediate.int_donor_members values ($1, $2, $3)", [
      key,
      index === 1 ? customer : key,
      index === 3 ? "organisation" : "person",
    ]);
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});
beforeEach(async () => {
  await client.query(
    "insert into settings.donor_decisions (kind, revokes, decided_by, why) select 'revoke', decision_id, 'test', 'test' from settings.donor_decisions as d where kind <> 'revoke' and not exists (select from settings.donor_decisions as r where r.revokes = d.decision_id)",
  );
  await client.query("truncate ingest.landings");
});
const held = () =>
  database.query(
    `select kind, left_key, right_key, decided_by, why from settings.donor_decisions as d
     where kind <> 'revoke' and not exists (select from settings.donor_decisions as r where r.revokes = d.decision_id)`,
  );

describe("a decision about donors", () => {
  it("names them by key, e-mail or identifier, and counts as a landing", async () => {
    await mergeDonors(client, "Ana@Example.org ", "hubspot_contact_id:9", author);
    expect(await held()).toEqual([
      { kind: "merge", left_key: customer, right_key: contact, decided_by: "Ana", why: "she says so" },
    ]);
    expect(await database.query("select table_name from ingest.landings")).toEqual([{ table_name: "donor_decisions" }]);
  });

  it("that keeps apart names the identifiers themselves", async () => {
    await splitDonor(client, "ana@example.org", customer, author);
    expect(await held()).toMatchObject([{ kind: "apart", left_key: email, right_key: customer }]);
  });

  it.each([
    ["ana@example.org", "shopify_customer_id:1", "They are one donor already."],
    ["ana@example.org", "hubspot_company_id:7", "A person and an organisation are two donors"],
    ["ana@example.org", "nobody@example.org", 'No donor is known as "nobody@example.org".'],
    ["ana@example.org", "Ana", '"Ana" names no donor'],
  ])("does not merge %s with %s", async (left, right, words) => {
    await expect(mergeDonors(client, left, right, author)).rejects.toThrow(words);
    expect(await held()).toEqual([]);
  });

  it("says why, and yields to one that keeps the two apart until that is taken back", async () => {
    await expect(splitDonor(client, customer, contact, { by: "Ana", why: null })).rejects.toThrow("Say why");
    const apart = await splitDonor(client, customer, contact, author);
    await expect(mergeDonors(client, customer, contact, author)).rejects.toThrow(`Decision ${apart} keeps them apart`);
    await undoDecision(client, apart, author);
    await mergeDonors(client, customer, contact, author);
    expect(await held()).toMatchObject([{ kind: "merge" }]);
  });

  it("is taken back once, and never rewritten", async () => {
    const merge = await mergeDonors(client, customer, contact, author);
    await undoDecision(client, merge, author);
    await expect(undoDecision(client, merge, author)).rejects.toThrow("taken back already");
    await expect(undoDecision(client, "0", author)).rejects.toThrow("no decision 0");
    await expect(database.query("update settings.donor_decisions set why = 'other'")).rejects.toThrow("never changed");
    await expect(database.query("delete from settings.donor_decisions")).rejects.toThrow("never changed");
  });
});
