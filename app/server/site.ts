import { readFile } from "node:fs/promises";
import { join } from "node:path";
import express, { type Request, type RequestHandler, Router } from "express";
import { HttpError } from "./errors.ts";
import { nonceOf } from "./security.ts";

const notBuilt = "The site has not been built yet: run `npm run build`, then reload this page.\n";

const isMissingFile = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

// Addresses of the site have no extension; a missing file must not be answered with the page, or a stale chunk fails oddly.
const isPageAddress = (request: Request) =>
  !/^\/(api|cubejs-api)(\/|$)/.test(request.path) &&
  !/\.[a-z0-9]+$/i.test(request.path) &&
  request.accepts("html") === "html";

/** The built client: hashed assets for good, the page itself fresh each time with its style nonce. */
export function siteRoutes(folder: string): Router {
  const page: RequestHandler = async (request, response, next) => {
    if (!["GET", "HEAD"].includes(request.method) || !isPageAddress(request)) return next();
    response.set("cache-control", "no-store");
    try {
      const html = await readFile(join(folder, "index.html"), "utf8");
      response.type("html").send(html.replaceAll("__CSP_NONCE__", nonceOf(response)));
    } catch (error) {
      if (!isMissingFile(error)) throw error;
      response.status(503).type("text").send(notBuilt);
    }
  };

  const router = Router();
  router.use(
    "/assets",
    express.static(join(folder, "assets"), { immutable: true, maxAge: "1y", index: false, redirect: false }),
  );
  // index.html must not be had as a file: its nonce would be missing.
  router.get("/index.html", (_request, response) => response.redirect(301, "/"));
  router.use(express.static(folder, { index: false, redirect: false, maxAge: "1h" }));
  router.use(page);
  router.use((request) => {
    throw new HttpError(404, "not_found", `There is nothing at ${request.path}.`);
  });
  return router;
}
