/**
 * Runs `read`, which hands over pieces of work by `then`. Each is done in the order in which it came, one at a time, while
 * `read` goes on; handing over waits for the piece before, so that never more than one waits. A piece that fails aborts the
 * reading. Resolves when everything is done; throws what failed first, and never before the work under way has ended.
 */
export async function oneAhead(
  signal: AbortSignal,
  read: (then: (work: () => Promise<void>) => Promise<void>, reading: AbortSignal) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  let failure: { error: unknown } | null = null;
  let working: Promise<void> = Promise.resolve();
  const begin = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failure ??= { error };
      failed.abort(error);
    }
  };
  try {
    await read(
      async (work) => {
        await working;
        failed.signal.throwIfAborted();
        working = begin(work);
      },
      AbortSignal.any([signal, failed.signal]),
    );
  } catch (error) {
    failure ??= { error };
  }
  await working;
  if (failure) throw failure.error;
}
