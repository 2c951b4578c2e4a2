import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import type { BulkFile } from "./operations.ts";

/** Bulk files need no token: like Shopify's signed addresses, the address is the key. Ranges are served as its storage does. */
export async function sendBulkFile(file: BulkFile | null, req: Request, res: Response): Promise<void> {
  if (file === null) return void res.status(404).type("text").send("No such file");
  const { size } = await stat(file.path);
  const asked = file.withoutRanges ? null : /^bytes=(\d+)-$/.exec(req.get("range") ?? "");
  const from = asked ? Number(asked[1]) : 0;
  res.type("application/jsonl");
  if (asked && from >= size) return void res.status(416).set("content-range", `bytes */${size}`).end();
  if (asked) res.status(206).set("content-range", `bytes ${from}-${size - 1}/${size}`);
  res.set("content-length", String(size - from));
  const until = file.cut();
  if (until === null || until >= size - from) return pipeline(createReadStream(file.path, { start: from }), res);
  // Promises more than it sends, so that a client meets the break while it reads.
  const part = createReadStream(file.path, { start: from, end: from + until - 1 });
  for await (const chunk of part) await new Promise((done) => res.write(chunk, done));
  res.socket?.destroy();
}
