import { Router } from "express";
import { z } from "zod";
import { readSessionCookie } from "../auth/cookie.ts";
import { findSession } from "../auth/sessions.ts";
import type { Database } from "../database.ts";
import { HttpError } from "../errors.ts";

const path = "/docs/models";

/**
 * The page carries its scripts within itself. It is kept apart from the site, as a page of another origin: it can read no cookie,
 * ask for nothing, and send nothing anywhere.
 */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "font-src data:",
  "sandbox allow-scripts allow-popups",
  "frame-ancestors 'none'",
].join("; ");

/** `GET /docs/models`: what dbt tells of the models, to who is signed in. 404 before the first was made. */
export function modelRoutes(database: Database): Router {
  const router = Router();
  router.get(path, async (request, response) => {
    const token = readSessionCookie(request);
    if (token === null || (await findSession(database, token)) === null)
      return response.redirect(302, `/sign-in?next=${encodeURIComponent(path)}`);
    const [newest] = await database.rows(
      z.object({ page: z.instanceof(Buffer) }),
      "select page from app.model_pages order by made_at desc limit 1",
    );
    if (!newest)
      throw new HttpError(
        404,
        "no_model_page",
        "The page of the models is made within a minute or two of the first build. Come back then.",
      );
    response.set({
      "content-security-policy": policy,
      "cache-control": "no-store",
      "content-encoding": "gzip",
      "content-type": "text/html; charset=utf-8",
    });
    return response.end(newest.page);
  });
  return router;
}
