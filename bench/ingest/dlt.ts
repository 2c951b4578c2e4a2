import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { z } from "zod";
import { toFilter } from "../../ingest/sources/shopify/connection.ts";
import { ordersDocument } from "../../ingest/sources/shopify/orderQuery.ts";
import { cleanEnvironment } from "../env.ts";
import { beyond, type Shop } from "./shop.ts";

const run = promisify(execFile);
const folder = new URL("./dlt/", import.meta.url).pathname;
const printed = z.object({ seconds: z.number() });

/** dlt at its pinned version in a Python of its own, under `into`; gives the path of that Python. */
export async function installDlt(into: string): Promise<string> {
  const venv = join(into, "dlt");
  await run(".venv/bin/python", ["-m", "venv", venv]);
  const python = join(venv, "bin/python");
  await run(
    python,
    ["-m", "pip", "install", "--disable-pip-version-check", "-q", "-r", join(folder, "requirements.txt")],
    {
      maxBuffer: 1 << 24,
    },
  );
  return python;
}

/** Seconds for dlt to load the same pages: by merge, which doubles nothing, or by append, its fastest. */
export async function timeDlt(
  python: string,
  shop: Shop,
  options: { from: string; now: string; database_url: string; write_disposition: "merge" | "append"; folder: string },
): Promise<number> {
  const child = spawn(python, [join(folder, "load_orders.py")], {
    env: cleanEnvironment({ RUNTIME__DLTHUB_TELEMETRY: "false", RUNTIME__LOG_LEVEL: "ERROR" }),
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(
    JSON.stringify({
      name: `dlt_${options.write_disposition}`,
      url: `${shop.url}/admin/api/2026-10/graphql.json`,
      token: shop.env.SHOPIFY_ACCESS_TOKEN,
      document: ordersDocument,
      filter: toFilter(options.from, beyond(options.now)),
      database_url: options.database_url,
      write_disposition: options.write_disposition,
      folder: options.folder,
    }),
  );
  const said = text(child.stdout);
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`dlt failed with exit code ${code}`);
  const last = (await said).trim().split("\n").at(-1) ?? "";
  return printed.parse(JSON.parse(last)).seconds;
}
