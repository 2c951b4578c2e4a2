/** How far one stream is, when. */
export type Report = { source: string; stream: string; read: number; expected: number | null; at: number };
type Sample = { at: number; rows: number };

const windowMs = 15_000;
const whole = (value: number): string => Math.round(value).toLocaleString("en");

/** `40 s`, `3 min`, `2 h`: a guess is not told to the second. */
function toDuration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}

function toBar(share: number, cells: number): string {
  const full = Math.round(Math.min(1, share) * cells);
  return `[${"#".repeat(full)}${".".repeat(cells - full)}]`;
}

/**
 * One line that says how far the streams under way are: a bar where the end is known, rows, rows a second, and how long it
 * will take at that rate. Sources are read side by side; each has its newest stream in the line.
 */
export function createProgressText(): {
  report: (report: Report) => void;
  ended: (source: string) => void;
  text: (width: number) => string;
} {
  const current = new Map<string, Report & { samples: Sample[] }>();

  const rateOf = (samples: readonly Sample[]): number | null => {
    const first = samples[0];
    const last = samples.at(-1);
    if (!first || !last || last.at - first.at < 500 || last.rows <= first.rows) return null;
    return ((last.rows - first.rows) * 1000) / (last.at - first.at);
  };
  const part = (source: string, cells: number): string => {
    const known = current.get(source);
    if (!known) return "";
    const { stream, read, expected, samples } = known;
    const rate = rateOf(samples);
    const left = rate === null || expected === null || expected <= read ? null : (expected - read) / rate;
    return [
      `${source}.${stream}`,
      ...(expected === null || expected === 0 || cells === 0 ? [] : [toBar(read / expected, cells)]),
      expected === null ? whole(read) : `${whole(read)} of ${whole(expected)}`,
      ...(rate === null ? [] : [`${whole(Math.max(1, rate))}/s`]),
      ...(left === null ? [] : [`${toDuration(left)} left`]),
    ].join("  ");
  };

  return {
    report: (report) => {
      const known = current.get(report.source);
      const samples = known?.stream === report.stream ? known.samples : [];
      const recent = samples.filter(({ at }) => at >= report.at - windowMs);
      current.set(report.source, { ...report, samples: [...recent, { at: report.at, rows: report.read }] });
    },
    ended: (source) => void current.delete(source),
    text: (width) => {
      const line = (cells: number): string => [...current.keys()].map((source) => part(source, cells)).join(" | ");
      // The longest bars that fit; a line that wraps could not be drawn over again.
      const fitting = [24, 12, 6, 0].map(line).find((text) => text.length < width);
      return fitting ?? line(0).slice(0, Math.max(0, width - 1));
    },
  };
}
