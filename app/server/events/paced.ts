/**
 * Calls `work` soon after being asked, however often it is asked: at most once in `everyMs`, never two at once, and always
 * once more after the last request. `work` must not throw.
 */
export function paced(everyMs: number, work: () => Promise<void>) {
  let isWanted = false;
  let isBusy = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | null = null;
  let lastAt = 0;

  const run = async () => {
    timer = null;
    isWanted = false;
    isBusy = true;
    lastAt = Date.now();
    await work();
    isBusy = false;
    if (isWanted && !isClosed) timer = setTimeout(run, everyMs);
  };

  return {
    ask() {
      if (isClosed) return;
      isWanted = true;
      if (isBusy || timer) return;
      timer = setTimeout(run, Math.max(0, lastAt + everyMs - Date.now()));
    },
    close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
    },
  };
}
