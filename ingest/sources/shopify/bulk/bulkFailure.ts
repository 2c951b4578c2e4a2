import { SourceError } from "../../../errors.ts";
import { service } from "../client.ts";

const again = "Nothing is lost: the next sync reads it again from its beginning.";
const pagesInstead = "If it happens again, set SHOPIFY_BULK_FROM high, so that pages are read instead.";

/** Why an operation ended without its file, in words that say what to do. */
export function bulkFailure(stream: string, end: { status: string; errorCode: string | null }): SourceError {
  const failed = (code: string, what: string, mend: string): SourceError =>
    new SourceError({ code, message: `Shopify's bulk read of ${stream} ${what}.`, mend });
  if (end.errorCode === "ACCESS_DENIED") return failed("forbidden", "was not allowed", service.mends.forbidden);
  if (end.errorCode === "TIMEOUT") return failed("bulk_timeout", "took Shopify too long", `${again} ${pagesInstead}`);
  if (end.status === "EXPIRED") return failed("bulk_expired", "did not end within the days it may take", again);
  if (end.status === "CANCELED") return failed("bulk_cancelled", "was cancelled at the shop", again);
  if (end.status === "VANISHED") return failed("bulk_vanished", "is not known at the shop any more", again);
  const cause = end.errorCode ?? end.status;
  return failed("bulk_failed", `failed at the shop (${cause})`, `${again} ${pagesInstead}`);
}

/** What came is not what Shopify said it had written. */
export function brokenFile(stream: string, what: string, cause?: unknown): SourceError {
  return new SourceError({
    code: "bulk_file_broken",
    message: `The bulk file of ${stream} ${what}.`,
    mend: again,
    cause,
  });
}
