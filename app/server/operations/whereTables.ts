import { isMissingTable } from "../database.ts";

/** What `read` gives; `empty` where the worker's tables are not there yet. */
export async function whereTables<T>(read: () => Promise<T>, empty: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isMissingTable(error)) throw error;
    return empty;
  }
}
