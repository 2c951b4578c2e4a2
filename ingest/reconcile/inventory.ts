/** A record as its source lists it: enough to see whether raw holds the same. `is_gone`: it lies in the recycle bin. */
export type Entry = {
  key: string;
  created_at: string;
  updated_at: string;
  amount: string | null;
  is_gone: boolean;
  /** Ids of associated records by column, for sources where making a link changes no date. */
  links?: Readonly<Record<string, readonly string[]>>;
};

/** How a stream is compared with its source. Keys are those of the stream's first table, as text. */
export type Inventory<Client> = {
  /** Every record there is. It throws rather than end early: what it leaves out may be marked as deleted. */
  list: (client: Client, signal: AbortSignal) => AsyncGenerator<Entry[]>;
  /** Columns of the first table that hold what the list states. */
  columns: { created_at: string; updated_at: string; amount: string | null; links?: readonly string[] };
};
