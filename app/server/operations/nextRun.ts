const minuteMs = 60_000;

/**
 * When the worker's schedule asks for the next sync: at its first look (each full minute) once `syncMinutes` have gone by
 * since the last run began. Null where it asks at its next look already: nothing has been built, nothing has run, or the last
 * run was cut off.
 */
export function nextRunAt(
  last: { started_at: string; was_cut_off: boolean } | null,
  hasBuilt: boolean,
  syncMinutes: number,
): string | null {
  if (last === null || last.was_cut_off || !hasBuilt) return null;
  const due = Date.parse(last.started_at) + syncMinutes * minuteMs;
  return new Date(Math.ceil(due / minuteMs) * minuteMs).toISOString();
}
