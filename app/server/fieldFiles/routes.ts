import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from "express";
import { z } from "zod";
import { layoutWish, maxFileBytes } from "../../shared/fieldFiles.ts";
import { sessionOf } from "../auth/guard.ts";
import type { Database } from "../database.ts";
import { HttpError } from "../errors.ts";
import type { SyncQueue } from "../freshness/syncQueue.ts";
import { parsed } from "../operations/parsed.ts";
import { whereTables } from "../operations/whereTables.ts";
import { readFieldFiles } from "./readFieldFiles.ts";
import { keepLayout, keepUpload } from "./receive.ts";

const byWhom = (request: Request): string => {
  const { name, email } = sessionOf(request);
  return email ?? name;
};

const id = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

const file: RequestHandler = express.raw({ type: () => true, limit: maxFileBytes, inflate: false });

// body-parser's own words name bytes and no mend.
const tooLarge: ErrorRequestHandler = (error, _request, _response, next) => {
  const isTooLarge = error instanceof Error && "type" in error && error.type === "entity.too.large";
  const message = `The file has more than ${maxFileBytes / 1_000_000} MB. Split it.`;
  next(isTooLarge ? new HttpError(413, "file_too_large", message, { cause: error }) : error);
};

/**
 * Files of field data, below /api/operations, whose routes check session and role before a body is read: GET them, POST one as
 * it is, POST what its columns mean. The worker reads it as it reads those of the watched folder.
 */
export function fieldFileRoutes(database: Database, syncQueue: SyncQueue): Router {
  const router = Router();

  // A file is kept whether a worker runs or not: the next sync takes it up.
  const askForSync = async (request: Request): Promise<void> => {
    try {
      await syncQueue.request(sessionOf(request).user_id, { source: "field" });
    } catch (error) {
      if (!(error instanceof HttpError && error.code === "worker_absent")) throw error;
    }
  };

  router.get("/api/operations/field-files", async (_request, response) => {
    response.json(await whereTables(() => readFieldFiles(database), { files: [] }));
  });
  router.post("/api/operations/field-files", file, tooLarge, async (request: Request, response: express.Response) => {
    const { name } = parsed(z.object({ name: z.string().min(1).max(1_000) }), request.query);
    const content: unknown = request.body;
    if (!Buffer.isBuffer(content) || content.length === 0)
      throw new HttpError(400, "file_empty", "The file is empty. Save the sheet and upload it again.");
    const received = await keepUpload(database, { name, content, by: byWhom(request) });
    await askForSync(request);
    response.status(received.is_new ? 201 : 200).json(received);
  });
  router.post("/api/operations/field-files/:file_id/sheets/:sheet_no/layout", async (request, response) => {
    const sheet = parsed(z.object({ file_id: id, sheet_no: id }), request.params);
    await keepLayout(database, sheet, parsed(layoutWish, request.body), byWhom(request));
    await askForSync(request);
    response.status(202).end();
  });
  return router;
}
