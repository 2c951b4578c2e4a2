import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import express from "express";
import { SignJWT } from "jose";
import pg from "pg";
import { inject } from "vitest";
import { createCube } from "../createCube.ts";
import { migrate } from "../migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

export const secret = "a-secret-of-these-tests-and-no-other-place";

/** A clock that never reads the machine's. */
const testNow = () => new Date("2026-11-24T09:00:00Z");

const silent = () => undefined;
const silentLog = { debug: silent, info: silent, warn: silent, error: silent };

export const testCubeOptions = (databaseUrl: string) => ({
  databaseUrl,
  secret,
  zone: () => "Pacific/Tahiti",
  now: testNow,
  log: silentLog,
});

/** A token with what `claims` changes; the token of a reader where nothing is changed. */
export function token(claims: Record<string, unknown> = {}, key = secret): Promise<string> {
  const inTenMinutes = Math.floor(Date.now() / 1000) + 600;
  return new SignJWT({ iss: "atoll", aud: "cube", sub: "user-1", exp: inTenMinutes, ...claims })
    .setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(key));
}

/** Cube inside a host that has a body parser and pages of its own, as the site has. */
export async function startCube(databaseUrl: string) {
  const cube = await createCube(testCubeOptions(databaseUrl));
  const host = express();
  host.use(cube.app, express.json(), (_request, response) => {
    response.status(418).send("the host answers");
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = host.listen(0, "127.0.0.1", () => resolve(listening));
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    cube,
    url,
    async stop() {
      server.closeAllConnections();
      server.close();
      await cube.release();
    },
  };
}

/** A database of its own with a reader role of its own; `marts.sql` is loaded by `publish`. */
export async function createTestDatabase() {
  const name = `cube_${randomBytes(6).toString("hex")}`;
  const adminUrl = new URL(inject("databaseUrl"));
  const admin = new pg.Client({ connectionString: adminUrl.href });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const ownerUrl = new URL(adminUrl);
  ownerUrl.pathname = `/${name}`;
  const readerUrl = new URL(ownerUrl);
  readerUrl.username = name;
  readerUrl.password = "reader";
  await migrate(ownerUrl.href, readerUrl.href);
  const owner = new pg.Pool({ connectionString: ownerUrl.href, max: 2 });
  const marts = await readFile(new URL("marts.sql", import.meta.url), "utf8");

  /** Publishes a build as dbt does: beside, then swapped in one transaction. `change` runs on the new marts before the swap. */
  async function publish(buildId: number, change = ""): Promise<void> {
    await owner.query(marts.replaceAll("__schema__", "marts_build"));
    if (change) await owner.query(change);
    await owner.query(`begin;
      drop schema if exists marts_old cascade;
      do $$ begin if to_regnamespace('marts') is not null then alter schema marts rename to marts_old; end if; end $$;
      alter schema marts_build rename to marts;
      update marts.build_runs set build_id = ${buildId}, finished_at = '2026-11-01'::timestamptz + interval '${buildId} minutes';
      grant usage on schema marts to ${name};
      grant select on all tables in schema marts to ${name};
      commit;`);
  }

  return {
    owner,
    role: name,
    ownerUrl: ownerUrl.href,
    readerUrl: readerUrl.href,
    publish,
    async drop() {
      await owner.end();
      // A connection that is closing and is killed at that moment would end the test run.
      const open = "select 1 from pg_stat_activity where datname = $1";
      for (let turn = 0; turn < 50 && (await admin.query(open, [name])).rowCount; turn += 1) await sleep(50);
      await admin.query(`drop database ${name} with (force)`);
      await admin.query(`drop role ${name}`);
      await admin.end();
    },
  };
}
