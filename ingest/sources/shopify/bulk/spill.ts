import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SourceError } from "../../../errors.ts";

/** Lines sorted into buckets: those with one key always lie in the same bucket. */
export type Spill = {
  /** A promise only where something has to be written first. */
  add: (key: Buffer, line: Buffer) => Promise<void> | null;
  /** Ends the adding. Each bucket is small enough to be held. */
  buckets: () => AsyncGenerator<Buffer>;
  close: () => Promise<void>;
};

/** Bytes of JSON that are joined at once; as objects they take about five times as much. */
const bucketBytes = 4 << 20;
const blockBytes = 32 << 10;
const newline = Buffer.from("\n");

type Bucket = { pending: Buffer; length: number; extents: { at: number; length: number }[] };

function bucketNumber(key: Buffer, count: number): number {
  if (count === 1) return 0;
  // Ids go up in even steps, so their own remainder would leave buckets empty.
  let hash = 2_166_136_261;
  for (const byte of key) hash = Math.imul(hash ^ byte, 16_777_619);
  return ((hash ^ (hash >>> 15)) >>> 0) % count;
}

/**
 * Holds the lines of a file of `bytes` until all are there. In a bulk file rows may stand anywhere, before or after their
 * parents, so none can be joined before the last has come. A small file is held in memory; a large one goes to a temporary
 * file in as many buckets as keep each small, so that memory does not grow with the shop. On disk and not in the database:
 * the lines are written and read once, and need neither a log nor an index. The file is unlinked as soon as it is open, so
 * nothing is left of it however the process ends.
 */
export async function openSpill(bytes: number, size = { bucket: bucketBytes, block: blockBytes }): Promise<Spill> {
  const count = Math.max(1, Math.ceil(bytes / size.bucket));
  const isHeld = count === 1;
  const buckets: Bucket[] = Array.from({ length: count }, () => ({
    pending: Buffer.allocUnsafe(isHeld ? Math.max(size.block, bytes) : size.block),
    length: 0,
    extents: [],
  }));
  const file = isHeld ? null : await openUnlinked();
  let end = 0;

  async function flush(bucket: Bucket): Promise<void> {
    if (bucket.length === 0) return;
    await write(bucket.pending.subarray(0, bucket.length), bucket);
    bucket.length = 0;
  }
  async function write(block: Buffer, bucket: Bucket): Promise<void> {
    try {
      // A disk that is nearly full takes a part, and only then complains.
      for (let done = 0; file && done < block.length; )
        done += (await file.write(block, done, block.length - done, end + done)).bytesWritten;
    } catch (error) {
      throw noSpace(error, bytes);
    }
    bucket.extents.push({ at: end, length: block.length });
    end += block.length;
  }

  function append(bucket: Bucket, line: Buffer): void {
    line.copy(bucket.pending, bucket.length);
    newline.copy(bucket.pending, bucket.length + line.length);
    bucket.length += line.length + newline.length;
  }

  return {
    add: (key, line) => {
      const bucket = buckets[bucketNumber(key, count)];
      if (!bucket) throw new Error("no such bucket");
      const needed = line.length + newline.length;
      if (bucket.length + needed <= bucket.pending.length) {
        append(bucket, line);
        return null;
      }
      if (isHeld) {
        bucket.pending = Buffer.concat([bucket.pending.subarray(0, bucket.length)], 2 * (bucket.length + needed));
        append(bucket, line);
        return null;
      }
      return flush(bucket).then(() =>
        needed > bucket.pending.length ? write(Buffer.concat([line, newline]), bucket) : append(bucket, line),
      );
    },
    async *buckets() {
      for (const bucket of buckets) {
        const held = bucket.extents.reduce((sum, { length }) => sum + length, 0);
        const whole = Buffer.allocUnsafe(held + bucket.length);
        let at = 0;
        for (const extent of bucket.extents) {
          await file?.read(whole, at, extent.length, extent.at);
          at += extent.length;
        }
        bucket.pending.copy(whole, at, 0, bucket.length);
        bucket.pending = Buffer.alloc(0);
        bucket.length = 0;
        yield whole;
      }
    },
    close: async () => {
      await file?.close();
    },
  };
}

async function openUnlinked() {
  const folder = await mkdtemp(join(tmpdir(), "atoll-bulk-spill-"));
  try {
    return await open(join(folder, "rows.jsonl"), "w+");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function noSpace(error: unknown, bytes: number): unknown {
  const isFull = error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
  if (!isFull) return error;
  return new SourceError({
    code: "disk_full",
    message: `There is no space in ${tmpdir()} to hold a bulk file of ${Math.ceil(bytes / 1e6)} MB.`,
    mend: "Free as much there, or set TMPDIR to a larger disk. The next sync reads it again.",
    cause: error,
  });
}
