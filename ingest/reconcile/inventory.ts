import type { Row } from "../stream.ts";

/** A record as its source lists it: enough to see whether raw holds the same. `is_gone`: it lies in the recycle bin. */
export type Entry = { key: string; created_at: string; updated_at: string; amount: string | null; is_gone: boolean };

/** How a stream is compared with its source. Keys are those of the stream's first table, as text. */
export type Inventory<Client> = {
  /** Every record there is. It throws rather than end early: what it leaves out may be marked as deleted. */
  list: (client: Client, signal: AbortSignal) => AsyncGenerator<Entry[]>;
  /** Columns of the first table with what the list states; `gone`, a boolean or an instant, is set on deleted rows. */
  columns: { created_at: string; updated_at: string; amount: string | null; gone: string };
  /** What marks a row as deleted. Landing the record again undoes it. */
  mark: (at: string) => Row;
};
