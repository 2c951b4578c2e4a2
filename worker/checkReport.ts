import type { Checked } from "./checks.ts";

const marks = { good: "ok  ", warning: "warn", bad: "BAD ", skipped: "-   " } as const;

/** A connection check as lines for a terminal; what is amiss comes with what it blocks and the mend. */
export function toReport(checked: readonly Checked[]): string[] {
  return checked.flatMap(({ source, findings }) => [
    source,
    ...findings.flatMap(({ status, item, subject, message, blocks, mend }) => {
      const head = `  ${marks[status]}  ${item.padEnd(12)}${subject === null ? "" : `${subject}: `}${message}`;
      const kept = blocks.length > 0 ? [`        goes without: ${blocks.join(", ")}`] : [];
      return status === "good" ? [head] : [head, ...kept, ...(mend ? [`        ${mend}`] : [])];
    }),
  ]);
}

/** 1 where something keeps data from being read. */
export const exitCodeOf = (checked: readonly Checked[]): number =>
  checked.some(({ findings }) => findings.some(({ status }) => status === "bad")) ? 1 : 0;
