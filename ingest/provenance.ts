/** Where rows come from; `run_id` is null for records landed outside of a run: a webhook told of them. */
export type Provenance = { run_id: string | null; generation_id: number; extracted_at: Date };

/** Airbyte's own columns, which come before those of the stream in each raw table. */
export const ownColumns = ["_airbyte_raw_id", "_airbyte_extracted_at", "_airbyte_meta", "_airbyte_generation_id"];

/** The value of `_airbyte_meta`. */
export const metaOf = ({ run_id }: Provenance): string =>
  JSON.stringify({ sync_id: run_id === null ? null : Number(run_id), changes: [] });
