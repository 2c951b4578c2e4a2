import { SourceError } from "./errors.ts";

/** Follows the pages of one listing: throws where the next cursor, or the page itself, was there before. */
export type CursorTrail = (next: string | null, page: { first: unknown; last: unknown }) => void;

/**
 * A source that gives a cursor twice, none at all though it promises more, or the same page under ever new cursors would be
 * followed for ever. `what` names the listing in the error.
 */
export function createTrail(what: string): CursorTrail {
  const cursors = new Set<string>();
  const pages = new Set<string>();
  return (next, { first, last }) => {
    const page = JSON.stringify([first, last]);
    if (next !== null && !cursors.has(next) && !pages.has(page)) {
      cursors.add(next);
      pages.add(page);
      return;
    }
    throw new SourceError({
      code: "endless_pages",
      message: `${what} promises more pages and leads back to one that was read already.`,
      mend: "Nothing that landed is lost. The next sync starts again; if this returns, the source itself is at fault.",
    });
  };
}
