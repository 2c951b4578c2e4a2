export type ColumnType = "bigint" | "varchar" | "numeric(38,9)" | "boolean" | "timestamptz" | "jsonb";
type Json = string | number | boolean | null | readonly unknown[] | { readonly [key: string]: unknown };
export type LandedRecord = Readonly<Record<string, Json | undefined>>;

/**
 * How a stream's records reach their table: `append` writes every record again, also unchanged ones; `dedupe` keeps the newest
 * of a key; `overwrite` builds the table anew and puts it in the place of the old one.
 */
export type LandingMode = "append" | "dedupe" | "overwrite";

/** One stream of a connection and the table it lands in, in Airbyte's own layout. */
export type LandedStream = {
  name: string;
  columns: Readonly<Record<string, ColumnType>>;
  key: string;
  /** The column whose newest value is remembered; null where the stream is read whole each time. */
  cursor: string | null;
  mode: LandingMode;
  /** Records changed at `since` or later (epoch milliseconds), in any order; all of them where it is null. */
  records: (since: number | null) => Iterable<LandedRecord>;
};

export type AirbyteConnection = {
  connectionId: string;
  name: string;
  /** Of the destination; the connector lands all its streams there. */
  schema: string;
  streams: readonly LandedStream[];
};
