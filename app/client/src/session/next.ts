/** Where to go after sign-in: a path of this site, never another one's (`//evil.example`, `/\evil.example`). */
export const safeNext = (next: string | null): string =>
  next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith("/sign-in") ? next : "/";

/** The sign-in page that comes back to `path`. */
export const signInPath = (path: string): string =>
  path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;
