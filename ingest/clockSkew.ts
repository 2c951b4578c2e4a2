import type { Watch } from "./warnings.ts";

/** The Date header counts whole seconds, and the answer took a while to come. */
const toleratedMs = 60_000;

/** Compares our clock with that of an answer: cursors and webhook signatures rely on both telling the same time. */
export function noteClock(see: Watch["see"], name: string, headers: Headers, now = Date.now()): void {
  const theirs = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(theirs)) return;
  const ahead = now - theirs;
  if (Math.abs(ahead) <= toleratedMs) {
    see("clock_skew", null);
    return;
  }
  const seconds = Math.round(Math.abs(ahead) / 1000);
  see("clock_skew", {
    message: `This machine's clock is ${seconds} seconds ${ahead > 0 ? "ahead of" : "behind"} ${name}'s.`,
    mend: "Let the machine set its clock by NTP (timedatectl set-ntp true).",
  });
}
