import { Atoll } from "./atoll.ts";
import { expect, test } from "./fixtures.ts";

const environment = { ATOLL_INGEST: "airbyte" };

// Seed 1 is verified below, after what happens there.
test("every figure equals the ledger of seed 2 where Airbyte lands it", async () => {
  const atoll = new Atoll({ ...environment, ATOLL_SANDBOX_SEED: "2" });
  try {
    const { code, said } = await atoll.command("verify");
    expect(said).toContain("Airbyte lands the data: nothing is compared with the sources.");
    expect(said).toMatch(/\b[1-9]\d* passed, 0 failed/);
    expect(code).toBe(0);
  } finally {
    await atoll.dispose();
  }
});

test("what happens in the shop and the CRM comes with Airbyte's next sync, deletions included", async () => {
  const atoll = new Atoll(environment);
  try {
    await atoll.start();
    await atoll.ready();
    const placed = async (body: object) =>
      JSON.parse(JSON.stringify(await atoll.lever("orders", body))).order.id as string;
    await placed({ site: "tikehau", corals: 5 });
    const refunded = await placed({ site: "ahe", corals: 2, currency: "XPF" });
    const deleted = await placed({ donation: 5000 });
    expect((await atoll.command("verify")).said).toMatch(/\b[1-9]\d* passed, 0 failed/);
    await atoll.lever(`orders/${refunded}/refund`, { line_index: 0, quantity: 1 });
    await atoll.lever(`orders/${deleted}/delete`, {});
    const { code, said } = await atoll.command("verify");
    expect(said).toMatch(/\b[1-9]\d* passed, 0 failed/);
    expect(code).toBe(0);
    expect((await atoll.command("status")).said).toMatch(/connection\s+succeeded/);
  } finally {
    await atoll.dispose();
  }
});
