/**
 * Counts attempts per caller in fixed windows. Memory is bounded: past `maxCallers` the longest-known caller is forgotten,
 * so that a flood of addresses cannot fill it.
 */
export function createAttempts(options: {
  perWindow: number;
  windowMs: number;
  maxCallers: number;
  now?: () => number;
}) {
  const { perWindow, windowMs, maxCallers, now = Date.now } = options;
  const windows = new Map<string, { count: number; endsAt: number }>();

  return {
    /** Notes one attempt. Returns 0 where it may go on, otherwise the seconds to wait. */
    secondsToWait(caller: string): number {
      const known = windows.get(caller);
      const window = known && known.endsAt > now() ? known : { count: 0, endsAt: now() + windowMs };
      windows.delete(caller);
      windows.set(caller, window);
      for (const oldest of windows.keys()) {
        if (windows.size <= maxCallers) break;
        windows.delete(oldest);
      }
      if (window.count >= perWindow) return Math.max(1, Math.ceil((window.endsAt - now()) / 1000));
      window.count += 1;
      return 0;
    },
    size: () => windows.size,
  };
}

export type Attempts = ReturnType<typeof createAttempts>;
