/** An error whose message says what is wrong and what the reader can do about it. */
export class VerifyError extends Error {}

/** Fetches JSON. An address that nobody answers at is a VerifyError with `mend` as its advice. */
export async function fetchJson(
  url: string,
  mend: string,
  init: RequestInit = {},
): Promise<{ status: number; body: unknown }> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.timeout(120_000) });
  } catch (cause) {
    const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
    throw new VerifyError(`${url} does not answer (${reason}). ${mend}`, { cause });
  }
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch (cause) {
    throw new VerifyError(`${url} answered ${response.status} with something that is not JSON. ${mend}`, { cause });
  }
}
