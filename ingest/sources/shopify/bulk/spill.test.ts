import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { openSpill } from "./spill.ts";

const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("atoll-bulk-spill"));

async function spread(bytes: number): Promise<string[][]> {
  const spill = await openSpill(bytes, { bucket: 1_000, block: 100 });
  for (let row = 0; row < 500; row += 1) {
    const text = `${row % 50}:${"x".repeat(row % 7 === 0 ? 300 : 10)}`;
    await spill.add(Buffer.from(String(row % 50)), Buffer.from(text));
  }
  const found: string[][] = [];
  for await (const bucket of spill.buckets()) found.push(bucket.toString().trimEnd().split("\n"));
  await spill.close();
  return found;
}

describe("a spill", () => {
  it.each([[500], [20_000]])("of %d bytes gives every line once, those of one key in one bucket", async (bytes) => {
    const found = await spread(bytes);
    expect(found).toHaveLength(Math.ceil(bytes / 1_000));
    expect(found.flat().filter((line) => line !== "")).toHaveLength(500);
    const homes = new Map<string, Set<number>>();
    for (const [home, lines] of found.entries()) {
      for (const line of lines.filter((one) => one !== "")) {
        const key = line.split(":")[0] ?? "";
        homes.set(key, (homes.get(key) ?? new Set()).add(home));
      }
    }
    expect([...homes.values()].every((set) => set.size === 1)).toBe(true);
    expect(homes.size).toBe(50);
  });

  it("leaves no file, not even while it is open", async () => {
    const spill = await openSpill(20_000, { bucket: 1_000, block: 100 });
    expect(left()).toEqual([]);
    await spill.close();
  });
});
