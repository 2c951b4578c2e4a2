/** One limit of a source as its last answer stated it; it is given back at `resets_at`, or at `restore_rate` each second. */
export type Budget = {
  name: string;
  limit: number;
  remaining: number;
  resets_at: string | null;
  restore_rate: number | null;
};
