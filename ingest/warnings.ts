/** Something amiss at a source although it answers. `message` says what, `mend` what to do about it. */
type Warning = { code: string; message: string; mend: string };

/** What was looked at: null where all is well, so that a warning of an earlier look vanishes. */
export type Seen = ReadonlyMap<string, Warning | null>;

/** The lines that a run keeps of its warnings. */
const warningLine = ({ message, mend }: Warning): string => `${message} ${mend}`;

export type Watch = {
  /** Notes how it stands with `code` now. */
  see: (code: string, warning: Omit<Warning, "code"> | null) => void;
  seen: Seen;
  /** Live view for the run log. */
  lines: ReadonlySet<string>;
};

/** Collects what a client notices while it works. */
export function createWatch(): Watch {
  const seen = new Map<string, Warning | null>();
  const lines = new Set<string>();
  return {
    see: (code, warning) => {
      // Once amiss, amiss for as long as this client works: a later answer may come from another server of the source.
      if (warning === null && seen.get(code)) return;
      seen.set(code, warning && { code, message: warning.message, mend: warning.mend });
      lines.clear();
      for (const one of seen.values()) if (one) lines.add(warningLine(one));
    },
    seen,
    lines,
  };
}
