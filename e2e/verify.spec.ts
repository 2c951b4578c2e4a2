import { Atoll } from "./atoll.ts";
import { expect, test } from "./fixtures.ts";

for (const seed of ["1", "2", "3"]) {
  test(`every figure equals the ledger of seed ${seed}`, async () => {
    const atoll = new Atoll({ ATOLL_SANDBOX_SEED: seed });
    try {
      const { code, said } = await atoll.command("verify");
      expect(said).toMatch(/\b[1-9]\d* passed, 0 failed/);
      expect(code).toBe(0);
    } finally {
      await atoll.dispose();
    }
  });
}
